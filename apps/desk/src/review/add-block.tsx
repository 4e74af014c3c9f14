import { useState, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { emptyBlock, TEXT_KINDS, type BlockForm } from './review-form.ts';

const KINDS = [...TEXT_KINDS, 'table'] as const;

/** Offers the kinds of blocks. */
export function AddBlock({ add }: { readonly add: (block: BlockForm) => void }): ReactNode {
  const { words } = useWords();
  const { block } = words.review;
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <p className="add-block">
      {KINDS.map((kind) => (
        <Button
          key={kind}
          kind="quiet"
          className="small"
          onClick={() => {
            setOpen(false);
            add(emptyBlock(kind));
          }}
        >
          {block.kinds[kind]}
        </Button>
      ))}
    </p>
  ) : (
    <p className="add-block">
      <Button kind="quiet" icon="add" className="small" onClick={() => setOpen(true)}>
        {block.add}
      </Button>
    </p>
  );
}
