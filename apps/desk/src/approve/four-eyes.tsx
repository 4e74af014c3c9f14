import type { FourEyes as Eyes } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';

/** How far the approvals have come, where the newsletter asks for four eyes. */
export function FourEyes(props: {
  readonly eyes: Eyes;
  /** Whether to say what the approval of the one who looks would do. */
  readonly mayApprove: boolean;
}): ReactNode {
  const { words, format, moments } = useWords();
  const say = words.proof.approve.eyes;
  const now = useNow();
  const { makers, approvals, yours } = props.eyes;
  return (
    <div className="four-eyes" role="group" aria-label={say.title}>
      <p>
        <span className="tag">{say.title}</span>
      </p>
      <ul>
        <li>{makers.length === 0 ? say.noMakers : say.makers(format.list(makers))}</li>
        {approvals.length === 0 && <li>{say.nobody}</li>}
        {approvals.map(({ by, at }) => (
          <li key={`${by} ${at}`} className="given">
            {say.given(by, moments.away(at, now))}
          </li>
        ))}
      </ul>
      {props.mayApprove && <p className="what">{say.yours[yours]}</p>}
    </div>
  );
}
