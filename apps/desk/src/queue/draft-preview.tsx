import { sampleReviewOf } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { DraftProblems } from './draft-problems.tsx';
import { isWritten, type Draft } from './drafts.ts';
import { ShownReview } from './shown-review.tsx';
import { ThereNotice } from './there-notice.tsx';
import type { ReadDraft } from './use-read-drafts.ts';

/** What became of a draft: the review, what could not be read, or how to begin. */
export function DraftPreview(props: {
  readonly draft: Draft | undefined;
  readonly read: ReadDraft | undefined;
  readonly isRead: boolean;
  readonly language: string;
  readonly write: (key: string, text: string) => void;
  readonly goTo: (line: number) => void;
}): ReactNode {
  const { words } = useWords();
  const { adding } = words.queue;
  const { draft, read, isRead } = props;
  if (draft === undefined || !isWritten(draft)) {
    return (
      <div className="adding-waits">
        <h2>{adding.waits.title}</h2>
        <p>{adding.waits.what}</p>
        <Button
          onClick={() => {
            if (draft !== undefined) props.write(draft.key, sampleReviewOf(props.language));
          }}
        >
          {words.queue.empty.sample}
        </Button>
      </div>
    );
  }
  if (read === undefined) return <p className="quiet">{adding.reading}</p>;
  if (read.kind === 'invalid') return <DraftProblems problems={read.problems} goTo={props.goTo} />;
  return (
    <div className={isRead ? undefined : 'stale'}>
      {read.there && <ThereNotice there={read.there} />}
      <p className="adding-label">{adding.preview}</p>
      <ShownReview review={read.review} />
    </div>
  );
}
