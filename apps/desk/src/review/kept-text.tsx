import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { sayDone } from '../parts/toasts.tsx';
import {
  dropDraft,
  findDrafts,
  sameValue,
  unsavedFields,
  type FoundDraft,
  type Saver,
} from '../save/index.ts';
import { useWords } from '../words/words.tsx';
import type { ComparedTexts } from './compared-texts.ts';

const DraftDialog = lazy(async () => ({
  default: (await import('./draft-dialog.tsx')).DraftDialog,
}));

/** Offers what a closed tab left in this browser; nothing is replaced unasked. */
export function KeptText(props: {
  /** What it is kept as. */
  readonly id: string;
  readonly saver: Saver;
  readonly texts: ComparedTexts;
}): ReactNode {
  const { words } = useWords();
  const { id: person } = useAccount();
  const { id, saver, texts } = props;
  const [found, setFound] = useState<readonly FoundDraft[]>([]);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let isOver = false;
    void findDrafts(person, id).then((drafts) => {
      if (isOver) return;
      const { text } = saver.state();
      const news = drafts.filter(({ place, draft }) => {
        const isNew = unsavedFields(draft).some((name) => !sameValue(draft.text[name], text[name]));
        if (!isNew) dropDraft(place);
        return isNew;
      });
      setFound(news);
      setOpen(news.length > 0);
    });
    return () => {
      isOver = true;
    };
  }, [person, id, saver]);
  const [first] = found;
  if (first === undefined) return null;
  const { draft: its } = words.review;
  const settle = (): void => {
    dropDraft(first.place);
    setFound(found.slice(1));
    setOpen(found.length > 1);
  };
  return (
    <>
      {!isOpen && (
        <Notice icon="copy" its={its}>
          <Button onClick={() => setOpen(true)}>{words.review.status.decide}</Button>
        </Notice>
      )}
      <Suspense>
        {isOpen && (
          <DraftDialog
            draft={first.draft}
            text={saver.state().text}
            texts={texts}
            close={() => setOpen(false)}
            drop={settle}
            use={() => {
              saver.restore(first.draft);
              settle();
              sayDone(its.used);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
