import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { clockText } from './clock-text.ts';
import type { Underway } from './order-sendings.ts';
import { secondsUntil } from './use-sending.ts';

/** How long an issue can still be taken back. */
export function UndoFigure(props: { readonly issue: Underway; readonly now: number }): ReactNode {
  const { words, format, moments } = useWords();
  const { undo } = words.sending;
  const sendAfter = props.issue.sendAfter ?? '';
  return (
    <div className="undo-figure">
      <p>
        <span className="undo-title">{undo.title}</span>
        <span className="undo-clock" role="timer">
          {clockText(secondsUntil(sendAfter, props.now), format)}
        </span>
      </p>
      <p className="what">
        {props.issue.mayStop ? undo.until(moments.time(sendAfter)) : undo.only}
      </p>
    </div>
  );
}
