import { memo, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { BlockForm } from './review-form.ts';
import { RowActions } from './row-actions.tsx';
import { moved, replaced } from './rows.ts';
import { TableField } from './table-field.tsx';
import { TextArea } from './text-area.tsx';
import { useRemoving } from './use-removing.ts';

type Blocks = readonly BlockForm[];

/** One block of a part. Text alone needs no name; others say what they are. */
export const BlockField = memo(function BlockField(props: {
  readonly block: BlockForm;
  /** What it belongs to. */
  readonly label: string;
  readonly change: (update: (blocks: Blocks) => Blocks) => void;
  readonly readOnly: boolean;
}): ReactNode {
  const { words } = useWords();
  const { kinds } = words.review.block;
  const { hints } = words.review;
  const { block, label, change, readOnly } = props;
  const { key, kind } = block;
  const name = `${kinds[kind]}: ${label}`;
  const remove = useRemoving(change, 'block');
  return (
    <div className={`block block-${kind}`}>
      <div className="block-head">
        <span aria-hidden="true">{kinds[kind]}</span>
        {!readOnly && (
          <RowActions
            name={name}
            move={(by) => change((all) => moved(all, key, by))}
            remove={() => remove(key, name)}
          />
        )}
      </div>
      {kind === 'table' ? (
        <TableField
          table={block}
          name={name}
          readOnly={readOnly}
          change={(update) =>
            change((all) => replaced(all, key, (one) => (one.kind === 'table' ? update(one) : one)))
          }
        />
      ) : (
        <TextArea
          id={`block-${key}`}
          value={block.text}
          aria-label={name}
          placeholder={kind === 'text' ? ' ' : `${kinds[kind]} · ${hintOf(kind, hints)}`}
          readOnly={readOnly}
          onText={(text) =>
            change((all) =>
              replaced(all, key, (one) => (one.kind === 'table' ? one : { ...one, text })),
            )
          }
        />
      )}
    </div>
  );
});

const hintOf = (
  kind: Exclude<BlockForm['kind'], 'table'>,
  hints: { readonly paragraphs: string; readonly bullets: string },
): string => (kind === 'bullets' || kind === 'numbers' ? hints.bullets : hints.paragraphs);
