import type { DeskWords } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Choice, Choices } from '../parts/choice.tsx';
import { useWords } from '../words/words.tsx';

/** Who is told of a correction by mail: in the next issue, or at once those who have the old text. */
export type Told = 'old' | 'everybody' | 'nobody' | 'urgent';

const NAMES = {
  old: 'next',
  urgent: 'urgent',
  everybody: 'everybody',
  nobody: 'nobodyTold',
} as const satisfies Readonly<Record<Told, keyof DeskWords['correct']>>;
const ALL: readonly Told[] = ['old', 'urgent', 'everybody', 'nobody'];
/** Once deliveries were dropped, nobody can say who has the old text. */
const FORGOTTEN: readonly Told[] = ['everybody', 'nobody'];

export function WhoIsTold(props: {
  readonly told: Told | null;
  readonly isForgotten: boolean;
  readonly choose: (told: Told) => void;
}): ReactNode {
  const { words } = useWords();
  const { told, isForgotten, choose } = props;
  const its = words.correct;
  return (
    <Choices legend={its.when}>
      {isForgotten && <p className="hint">{its.forgotten}</p>}
      {(isForgotten ? FORGOTTEN : ALL).map((one) => (
        <Choice
          key={one}
          type="radio"
          name="told"
          its={its[NAMES[one]]}
          checked={told === one}
          onChange={() => choose(one)}
        />
      ))}
    </Choices>
  );
}

/** What the question says of who is told. */
export function askedOf(its: DeskWords['correct'], told: Told | null, readers: number): string {
  if (told === 'everybody') return its.askEverybody;
  return told === 'nobody' ? its.askNobody : its.askCount(readers);
}
