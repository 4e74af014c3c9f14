import { useId, useState, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { focusSoon } from './focus-soon.ts';
import { emptyBlock, TEXT_KINDS, type BlockForm } from './review-form.ts';

const KINDS = [...TEXT_KINDS, 'table'] as const;

/** Offers the kinds of blocks. */
export function AddBlock({ add }: { readonly add: (block: BlockForm) => void }): ReactNode {
  const { words } = useWords();
  const { block } = words.review;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const first = `${id}-first`;
  return isOpen ? (
    <p
      className="add-block"
      role="group"
      aria-label={block.add}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setOpen(false);
        focusSoon(id);
      }}
    >
      {KINDS.map((kind) => (
        <Button
          key={kind}
          id={kind === KINDS[0] ? first : undefined}
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
      <Button
        id={id}
        kind="quiet"
        icon="add"
        className="small"
        onClick={() => {
          setOpen(true);
          focusSoon(first);
        }}
      >
        {block.add}
      </Button>
    </p>
  );
}
