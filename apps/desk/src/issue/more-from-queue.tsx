import type { IssueOutline } from '@galley/contract/issue';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { askWhose } from './ask-whose.ts';
import { CHANGED } from './outline.ts';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

/** Compiles an issue again with what has come into the queue since. */
export function MoreFromQueue({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words } = useWords();
  const { order, approval } = words.issue;
  const { newsletter: slug, slot, state } = issue;
  const queue = useReading('GET /newsletters/{slug}/queue', { params: { slug } });
  const compile = useChange('POST /newsletters/{slug}/issues', CHANGED);
  const [asks, setAsks] = useState(false);
  const waiting = queue.data?.reviews.length ?? 0;
  // An extra issue has no slot to compile again, and a best-of takes nothing from the queue.
  if (slot === null || waiting === 0) return null;
  const take = async (): Promise<void> => {
    const { reviews } = await compile.mutateAsync({ params: { slug }, body: { slot } });
    sayDone(reviews.length > issue.reviews.length ? order.took : order.tookNothing);
  };
  return (
    <div className="more-from-queue">
      <Link to={`/queue/${slug}`}>{order.moreCount(waiting)}</Link>
      <Button
        className="small"
        icon="add"
        busy={compile.isPending ? words.common.loading : undefined}
        onClick={() => {
          if (state === 'approved') setAsks(true);
          else void take().catch(() => undefined);
        }}
      >
        {order.more}
      </Button>
      <ProblemNote error={compile.error} />
      <Suspense>
        {asks && (
          <Question open close={() => setAsks(false)} {...askWhose(approval, issue)} act={take} />
        )}
      </Suspense>
    </div>
  );
}
