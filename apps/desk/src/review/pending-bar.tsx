import type { ListedReview } from '@galley/contract/review';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { unsavedFields } from '../save/index.ts';
import { useWords } from '../words/words.tsx';
import { reviewKey } from './open-writing.ts';
import { useSaveState } from './use-save-state.ts';
import type { Writing } from './writing.ts';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

export interface Applying {
  readonly isBusy: boolean;
  /** `unsaved` if there are letters that the server doesn't have. */
  readonly error: unknown;
  readonly asks: boolean;
  /** Null if somebody else has to do it. */
  readonly apply: (() => Promise<void>) | null;
  readonly confirm: () => Promise<void>;
  readonly close: () => void;
}

/** Puts the newest text into the issue, once all of it is saved. */
export function useApplying(review: ListedReview, writing: Writing): Applying {
  const { words, format } = useWords();
  const account = useAccount();
  const client = useQueryClient();
  const change = useChange('POST /reviews/{id}/apply', [
    'GET /newsletters/{slug}/issues',
    'GET /today',
  ]);
  const [asks, setAsks] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { id, issue, newsletter } = review;
  const isApproved = issue?.state === 'approved';
  const saving = useSaveState(writing.saver);
  const send = async (voidApproval: boolean): Promise<void> => {
    const { version } = writing.saver.state().base;
    const body = { version, ...(voidApproval && { voidApproval }) };
    const { recompiled, ...applied } = await change.mutateAsync({ params: { id }, body });
    client.setQueryData(reviewKey(id), applied);
    const number = recompiled?.number ?? applied.issue?.number;
    sayDone(words.review.pending.applied(number === undefined ? '' : format.number(number)));
  };
  const apply = async (): Promise<void> => {
    if (change.isPending || asks) return;
    setError(null);
    if (!(await writing.saver.settled())) {
      return setError('unsaved');
    }
    if (isApproved) return setAsks(true);
    try {
      await send(false);
    } catch (caught) {
      // It was approved in the meantime.
      if (isProblem(caught, 'approval-goes')) setAsks(true);
      else setError(caught);
    }
  };
  const isBarred = isApproved && !mayIn(account, 'compile-issue', newsletter);
  // Letters that are on their way will wait to be applied.
  const waits =
    review.pending !== null || (review.state === 'compiled' && unsavedFields(saving).length > 0);
  return {
    isBusy: change.isPending,
    error,
    asks,
    apply: waits && !isBarred ? apply : null,
    confirm: () => send(true),
    close: () => setAsks(false),
  };
}

/** Says that an issue doesn't hold these edits yet. */
export function PendingBar(props: {
  readonly review: ListedReview;
  readonly applying: Applying;
}): ReactNode {
  const { words, format } = useWords();
  const { pending } = words.review;
  const { isBusy, error, asks, apply, confirm, close } = props.applying;
  const { issue } = props.review;
  if (props.review.pending === null || issue === null) return null;
  return (
    <aside className="pending-bar" aria-label={pending.title}>
      <div>
        <p className="notice-title">{pending.title}</p>
        <p className="what">
          {pending.where(format.number(issue.number))} {apply === null && pending.publisher}
        </p>
        {error === 'unsaved' ? (
          <p className="problem" role="alert">
            {pending.unsaved}
          </p>
        ) : (
          <ProblemNote error={error} />
        )}
      </div>
      {apply !== null && (
        <Button
          kind="main"
          busy={isBusy ? words.common.loading : undefined}
          onClick={() => void apply()}
        >
          {pending.apply}
        </Button>
      )}
      <Suspense>
        {asks && <Question open close={close} {...pending.voids} act={confirm} />}
      </Suspense>
    </aside>
  );
}
