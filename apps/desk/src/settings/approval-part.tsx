import type { ReactNode } from 'react';
import { Choice, Choices } from '../parts/choice.tsx';
import { useWords } from '../words/words.tsx';
import type { PartProps } from './part-form.tsx';
import { useWordsOf } from './text-setting.tsx';
import type { Approval } from './values.ts';

const WAYS: readonly Approval[] = ['by-hand', 'four-eyes', 'automatic'];

/** Who looks at an issue before it goes out; the ways exclude each other. */
export function ApprovalPart(its: PartProps): ReactNode {
  const { approvals } = useWords().words.settings;
  const { label, problem } = useWordsOf(its, 'approval');
  return (
    <Choices legend={label} problem={problem}>
      {WAYS.map((way) => (
        <Choice
          key={way}
          its={approvals[way]}
          type="radio"
          name="approval"
          value={way}
          checked={its.values.approval === way}
          onChange={() => its.set('approval', way)}
        />
      ))}
    </Choices>
  );
}
