import { memo, useCallback, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { AddBlock } from './add-block.tsx';
import { BlockField } from './block-field.tsx';
import { focusSoon } from './focus-soon.ts';
import { emptyPart, type BlockForm, type PartForm } from './review-form.ts';
import { RowActions } from './row-actions.tsx';
import { moved, replaced } from './rows.ts';
import { LineArea } from './text-area.tsx';
import { useRemoving } from './use-removing.ts';

type Parts = readonly PartForm[];
type Change = (update: (rows: Parts) => Parts) => void;

/** Parts of the analysis, or sections: a heading with texts, lists, quotes and tables below it. */
export function PartsField(props: {
  readonly parts: Parts;
  readonly change: Change;
  readonly add: string;
  readonly readOnly: boolean;
}): ReactNode {
  const { parts, change, readOnly } = props;
  return (
    <>
      {parts.map((part, index) => (
        <Part key={part.key} part={part} number={index + 1} change={change} readOnly={readOnly} />
      ))}
      {!readOnly && (
        <Button
          kind="quiet"
          icon="add"
          className="small"
          onClick={() => {
            const row = emptyPart();
            change((rows) => [...rows, row]);
            focusSoon(`heading-${row.key}`);
          }}
        >
          {props.add}
        </Button>
      )}
    </>
  );
}

const Part = memo(function Part(props: {
  readonly part: PartForm;
  readonly number: number;
  readonly change: Change;
  readonly readOnly: boolean;
}): ReactNode {
  const { words, format } = useWords();
  const its = words.review.part;
  const { part, change, readOnly } = props;
  const { key, heading, blocks } = part;
  const name = its.heading(format.number(props.number));
  const changeBlocks = useCallback(
    (update: (blocks: readonly BlockForm[]) => readonly BlockForm[]) =>
      change((rows) => replaced(rows, key, (row) => ({ ...row, blocks: update(row.blocks) }))),
    [change, key],
  );
  const remove = useRemoving(change, 'heading');
  return (
    <div className="write-part">
      <header className="part-head">
        <LineArea
          id={`heading-${key}`}
          className="part-heading"
          value={heading}
          placeholder={its.headingHint}
          aria-label={name}
          readOnly={readOnly}
          onText={(typed) =>
            change((rows) => replaced(rows, key, (row) => ({ ...row, heading: typed })))
          }
        />
        {!readOnly && (
          <RowActions
            name={heading === '' ? name : heading}
            move={(by) => change((rows) => moved(rows, key, by))}
            remove={() => remove(key, heading === '' ? name : heading)}
          />
        )}
      </header>
      {blocks.map((block) => (
        <BlockField
          key={block.key}
          block={block}
          label={its.body(heading === '' ? name : heading)}
          change={changeBlocks}
          readOnly={readOnly}
        />
      ))}
      {!readOnly && (
        <AddBlock
          add={(block) => {
            changeBlocks((all) => [...all, block]);
            focusSoon(`block-${block.key}`);
          }}
        />
      )}
    </div>
  );
});
