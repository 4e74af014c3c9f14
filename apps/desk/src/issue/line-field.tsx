import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { LineArea, TextArea } from '../review/text-area.tsx';
import { useWords } from '../words/words.tsx';
import { LONGEST, readLine, type LineName } from './lines-writing.ts';

/** The field of a line, where findings lead. */
export const lineId = (name: LineName): string => `issue-${name}`;

/** One line of an issue: what is typed, or the proposal. */
export function LineField(props: {
  readonly name: LineName;
  /** Null while it is the proposed one. */
  readonly typed: string | null;
  /** Null while it is not known. */
  readonly proposal: string | null;
  readonly readOnly: boolean;
  readonly change: (text: string | null) => void;
}): ReactNode {
  const { name, typed, proposal, readOnly, change } = props;
  const { words, format } = useWords();
  const { lines } = words.issue;
  const id = lineId(name);
  const isNote = name === 'note';
  const isProposed = typed === null && !isNote;
  const isWaiting = isProposed && proposal === null;
  const value = typed ?? (isNote ? '' : (proposal ?? ''));
  const count = (readLine(name, value) ?? '').length;
  const isTooLong = count > LONGEST[name];
  const Area = isNote ? TextArea : LineArea;
  return (
    <div className={`write-field of-${name}`}>
      <p className="write-name">
        <label htmlFor={id}>{lines[name]}</label>
        {isProposed && !readOnly && <span className="tag">{lines.proposed}</span>}
        {isNote && !readOnly && (
          <span id={`${id}-hint`} className="hint">
            {lines.noteHint}
          </span>
        )}
        <span className="line-count">{count > 0 && lines.lettersCount(count)}</span>
      </p>
      <Area
        id={id}
        className={`${isNote ? 'prose' : ''} ${isProposed && !readOnly ? 'is-proposed' : ''}`}
        value={value}
        readOnly={readOnly}
        placeholder={isNote ? lines.noteEmpty : isWaiting ? lines.noProposal : ' '}
        aria-invalid={isTooLong || undefined}
        aria-describedby={`${id}-hint ${id}-problem`}
        onText={change}
      />
      <p id={`${id}-problem`} className="problem" role="status">
        {isTooLong && lines.tooLong(format.number(LONGEST[name]))}
      </p>
      {!isProposed && !isNote && !readOnly && (
        <Button
          kind="quiet"
          className="small"
          aria-label={lines.restoreNamed(lines[name])}
          onClick={() => {
            change(null);
            document.getElementById(id)?.focus();
          }}
        >
          {lines.restore}
        </Button>
      )}
    </div>
  );
}
