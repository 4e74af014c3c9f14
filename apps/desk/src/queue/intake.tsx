import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { DraftInput } from './drafts.ts';
import { draftsOf } from './kept-drafts.ts';

const TYPED_INTO = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

/** Takes what somebody pastes or drops anywhere on a page, and shows it as reviews to add. */
export function Intake(props: { readonly slug: string; readonly children: ReactNode }): ReactNode {
  const { words } = useWords();
  const { id } = useAccount();
  const navigate = useNavigate();
  const [isOver, setOver] = useState(false);
  const take = async (data: DataTransfer): Promise<void> => {
    const inputs = await readInputs(data);
    if (inputs.length === 0) return;
    draftsOf(id, props.slug).add(inputs);
    void navigate(`/queue/${props.slug}/add`);
  };
  const current = useRef(take);
  // Before anybody sees the page: an effect after painting might miss what is pasted first.
  useLayoutEffect(() => {
    current.current = take;
  });
  useLayoutEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (clipboardData === null || document.querySelector('[role="dialog"]') !== null) return;
      const isField = target instanceof Element && target.closest(TYPED_INTO) !== null;
      if (isField && clipboardData.files.length === 0) return;
      event.preventDefault();
      void current.current(clipboardData);
    };
    const over = (event: DragEvent): void => {
      if (!holdsInput(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!holdsInput(event.dataTransfer) || event.dataTransfer === null) return;
      event.preventDefault();
      void current.current(event.dataTransfer);
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <>
      {props.children}
      {isOver && (
        <div className="drop-here" aria-hidden="true">
          <p>
            <Icon name="file" />
            {words.queue.adding.drop}
          </p>
        </div>
      )}
    </>
  );
}

/** Files; a dragged text keeps its way into fields, and rows of our own lists are neither. */
const holdsInput = (data: DataTransfer | null): boolean => data?.types.includes('Files') === true;

async function readInputs(data: DataTransfer): Promise<readonly DraftInput[]> {
  // Both are gone once the event is over.
  const files = [...data.files];
  const text = data.getData('text/plain');
  if (files.length === 0) return text.trim() === '' ? [] : [{ name: '', text }];
  const { readFile } = await import('./read-draft.ts');
  return Promise.all(files.map(readFile));
}
