import { memo, useCallback, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { focusSoon } from './focus-soon.ts';
import { emptyFinding, type FindingForm } from './review-form.ts';
import { RowActions } from './row-actions.tsx';
import { insertedAfter, moved, replaced, without } from './rows.ts';
import { LineArea, TextArea } from './text-area.tsx';
import { useRemoving } from './use-removing.ts';

type Findings = readonly FindingForm[];
type Change = (update: (rows: Findings) => Findings) => void;

/** Findings with their labels. Enter begins the next one; an empty one goes with Backspace. */
export function FindingsField(props: {
  readonly findings: Findings;
  readonly change: Change;
  readonly readOnly: boolean;
}): ReactNode {
  const { words } = useWords();
  const { findings, change, readOnly } = props;
  return (
    <>
      <ol className="findings">
        {findings.map((finding, index) => (
          <Finding
            key={finding.key}
            finding={finding}
            number={index + 1}
            change={change}
            readOnly={readOnly}
          />
        ))}
      </ol>
      {!readOnly && (
        <Button
          kind="quiet"
          icon="add"
          className="small"
          onClick={() => {
            const row = emptyFinding();
            change((rows) => [...rows, row]);
            focusSoon(`label-${row.key}`);
          }}
        >
          {words.review.finding.add}
        </Button>
      )}
    </>
  );
}

const Finding = memo(function Finding(props: {
  readonly finding: FindingForm;
  readonly number: number;
  readonly change: Change;
  readonly readOnly: boolean;
}): ReactNode {
  const { words, format } = useWords();
  const its = words.review.finding;
  const { finding, change, readOnly } = props;
  const { key, label, text } = finding;
  const number = format.number(props.number);
  const remove = useRemoving(change, 'label');
  const edit = useCallback(
    (typed: Partial<FindingForm>) =>
      change((rows) => replaced(rows, key, (row) => ({ ...row, ...typed }))),
    [change, key],
  );
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (readOnly || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    // On a button, Enter presses it.
    const isField = event.target instanceof HTMLTextAreaElement;
    const isPlain = isField && !event.shiftKey && !event.altKey;
    const arrow = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (event.altKey && event.shiftKey && arrow !== null) {
      event.preventDefault();
      change((rows) => moved(rows, key, arrow));
      // Moving a row in the page takes the keyboard's focus away from it.
      focusSoon((event.target as HTMLElement).id);
    } else if (event.key === 'Enter' && isPlain) {
      event.preventDefault();
      if ((event.target as HTMLElement).id.startsWith('label-')) return focusSoon(`text-${key}`);
      const row = emptyFinding();
      change((rows) => insertedAfter(rows, key, row));
      focusSoon(`label-${row.key}`);
    } else if (event.key === 'Backspace' && isPlain && label === '' && text === '') {
      event.preventDefault();
      // Held down, it would go on to the text of the finding before.
      if (event.repeat) return;
      change((rows) => {
        const at = rows.findIndex((row) => row.key === key);
        const [before, behind] = [rows[at - 1], rows[at + 1]];
        if (before !== undefined) focusSoon(`text-${before.key}`);
        else if (behind !== undefined) focusSoon(`label-${behind.key}`);
        return without(rows, key);
      });
    }
  };
  return (
    <li onKeyDown={press}>
      <LineArea
        id={`label-${key}`}
        className="finding-label"
        value={label}
        placeholder={its.labelHint}
        aria-label={its.label(number)}
        readOnly={readOnly}
        onText={(typed) => edit({ label: typed })}
      />
      <TextArea
        id={`text-${key}`}
        value={text}
        aria-label={its.text(number)}
        readOnly={readOnly}
        onText={(typed) => edit({ text: typed })}
      />
      {!readOnly && (
        <RowActions
          name={its.text(number)}
          move={(by) => change((rows) => moved(rows, key, by))}
          remove={() => remove(key, its.text(number))}
        />
      )}
    </li>
  );
});
