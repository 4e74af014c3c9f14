import type { Presence } from '@galley/contract/review';
import { createContext, use, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

export type Others = Presence['people'];

/** Who else has the review open. */
export const OthersContext = createContext<Others>([]);

/** The others who write in a field. */
export function Chips({ field }: { readonly field: string }): ReactNode {
  const { words } = useWords();
  const others = use(OthersContext).filter((one) => one.field === field);
  const label = words.review.fields[field as keyof typeof words.review.fields];
  return others.map(({ person, name }) => (
    <span key={person} className="chip" title={words.review.presence.writes(name, label)}>
      <bdi>{name}</bdi>
    </span>
  ));
}

/** Everybody else who has it open. */
export function AllOthers(): ReactNode {
  const { words } = useWords();
  const others = use(OthersContext);
  const { presence, fields } = words.review;
  if (others.length === 0) return null;
  const say = ({ name, field }: Others[number]): string => {
    const label = fields[field as keyof typeof fields] as string | undefined;
    return label === undefined ? presence.reads(name) : presence.writes(name, label);
  };
  return (
    <ul className="others" aria-label={presence.here}>
      {others.map((one) => (
        <li key={one.person} className="chip" title={say(one)}>
          <bdi>{one.name}</bdi>
          <span className="unseen">{say(one)}</span>
        </li>
      ))}
    </ul>
  );
}
