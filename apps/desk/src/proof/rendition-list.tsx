import type { IssueProof } from '@galley/contract/issue';
import type { DeskWords } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { nameRendition } from './name-rendition.ts';

type Say = DeskWords['proof']['audience'];
type Audience = IssueProof['audience'];
type RenditionOf = Audience['renditions'][number];
type Choice = RenditionOf['choices'][number];

const REASONS = ['nothing-chosen', 'monthly', 'on-pause'] as const;
const SAYS = {
  'nothing-chosen': 'nothingCount',
  monthly: 'monthlyCount',
  'on-pause': 'pauseCount',
} as const;

/** Who gets which rendition; choosing one shows its mail. Empty where everybody gets the same. */
export function RenditionList(props: {
  readonly audience: Audience;
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
}): ReactNode {
  const { words } = useWords();
  const { audience: say } = words.proof;
  const { renditions, leftOut } = props.audience;
  const without = REASONS.filter((reason) => leftOut[reason] > 0);
  if (renditions.length < 2 && without.length === 0) return null;
  return (
    <section className="proof-audience" aria-labelledby="proof-audience">
      <h3 id="proof-audience">{say.title}</h3>
      {renditions.length > 1 && <p className="hint">{say.hint}</p>}
      <ul>
        {renditions.map((one) => (
          <li key={one.key}>
            <button
              type="button"
              aria-pressed={one.key === props.chosen}
              onClick={() => props.choose(one.key)}
            >
              <span>{nameRendition(say, props.audience, one)}</span>
              <span className="more">{countReaders(say, one)}</span>
            </button>
          </li>
        ))}
      </ul>
      {without.length > 0 && (
        <p className="proof-left-out">
          <strong>{say.nobody}</strong>
          {without.map((reason) => (
            <span key={reason}>{say.leftOut[SAYS[reason]](leftOut[reason])}</span>
          ))}
        </p>
      )}
    </section>
  );
}

function countReaders(say: Say, { readers, paused, choices }: RenditionOf): string {
  const given = (gives: Choice['gives']): number =>
    choices
      .filter((choice) => choice.gives === gives)
      .reduce((sum, choice) => sum + choice.readers, 0);
  const [larger, late] = [given('larger'), given('late')];
  return [
    say.readerCount(readers),
    ...(paused > 0 ? [say.pausedCount(paused)] : []),
    ...(larger > 0 ? [say.largerCount(larger)] : []),
    ...(late > 0 ? [say.lateCount(late)] : []),
  ].join(' · ');
}
