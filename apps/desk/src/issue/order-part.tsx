import type { IssueOutline } from '@galley/contract/issue';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { describeProblem } from '../parts/problem-note.tsx';
import { sayDone, sayProblem } from '../parts/toasts.tsx';
import { moveTo, moveTowards, type Direction, type Move } from '../queue/change.ts';
import { useDrag } from '../queue/use-drag.ts';
import { useRowFocus } from '../queue/use-row-focus.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';
import { askWhose } from './ask-whose.ts';
import { MoreFromQueue } from './more-from-queue.tsx';
import { OrderRow } from './order-row.tsx';
import { CHANGED } from './outline.ts';
import { useIssueOrder } from './use-issue-order.ts';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

/** What waits for somebody to say that the approval may go. */
type Asked =
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'hold' | 'remove'; readonly id: string };

/** The reviews of an issue, to put in order and to take out. */
export function OrderPart(props: {
  readonly issue: IssueOutline;
  readonly readOnly: boolean;
}): ReactNode {
  const { issue, readOnly } = props;
  const { words, format } = useWords();
  const account = useAccount();
  const { order, approval } = words.issue;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [heard, setHeard] = useState({ text: '', count: 0 });
  const holding = useChange('POST /reviews/{id}/hold', CHANGED);
  const removing = useChange('DELETE /reviews/{id}', CHANGED);
  const drag = useDrag();
  const titleOf = (id: string): string => issue.reviews.find((one) => one.id === id)?.title ?? '';
  const { reviews, isSaving, make } = useIssueOrder(issue, {
    ask: (move) => setAsked({ kind: 'move', move }),
    fail: (move, error) =>
      sayProblem(
        error === null ? order.gone(titleOf(move.id)) : describeProblem(error, words),
        error === null ? undefined : { label: words.common.retry, act: () => void make(move) },
      ),
  });
  const focus = useRowFocus(reviews.map(({ id }) => id));
  const announce = (text: string): void => setHeard(({ count }) => ({ text, count: count + 1 }));

  const place = (move: Move | null, id: string): void => {
    if (move === null) return announce(order.asFar(titleOf(id)));
    const to = reviews.filter((one) => one.id !== id).findIndex((one) => one.id === move.before);
    const at = to === -1 ? reviews.length : to + 1;
    announce(order.moved(titleOf(id), format.number(at), format.number(reviews.length)));
    void make(move);
  };
  const move = (direction: Direction, id = focus.at()): void => {
    if (id !== null) place(moveTowards({ reviews }, id, direction), id);
  };
  const drop = (id: string, target: string, edge: 'before' | 'after'): void => {
    const index = reviews.filter((one) => one.id !== id).findIndex((one) => one.id === target);
    if (index !== -1) place(moveTo({ reviews }, id, edge === 'before' ? index : index + 1), id);
  };
  const takeOut = async (kind: 'hold' | 'remove', id: string): Promise<void> => {
    const title = titleOf(id);
    if (kind === 'hold') await holding.mutateAsync({ params: { id }, body: {} });
    else await removing.mutateAsync({ params: { id } });
    sayDone(kind === 'hold' ? order.held(title) : order.removed(title));
  };
  const askOrTakeOut = (kind: 'hold' | 'remove', id: string): void => {
    if (issue.state === 'approved') return setAsked({ kind, id });
    takeOut(kind, id).catch((error: unknown) => sayProblem(describeProblem(error, words)));
  };
  const isBestOf = issue.bestOf !== null;
  const arranges = !readOnly && !isBestOf && reviews.length > 1;
  usePageKeys({
    j: { label: order.next, act: () => focus.step(1) },
    k: { label: order.previous, act: () => focus.step(-1) },
    ...(arranges && {
      'Alt+ArrowUp': { label: order.up, act: () => move('up') },
      'Alt+ArrowDown': { label: order.down, act: () => move('down') },
      'Shift+Alt+ArrowUp': { label: order.first, act: () => move('first') },
      'Shift+Alt+ArrowDown': { label: order.last, act: () => move('last') },
    }),
  });
  return (
    <section className="issue-part" aria-labelledby="issue-order">
      <header>
        <div>
          <h2 id="issue-order" tabIndex={-1}>
            {order.title}
          </h2>
          {arranges && <p className="what">{order.what}</p>}
          {isBestOf && <p className="what">{order.byRating}</p>}
        </div>
        {isSaving && <span className="queue-saving">{order.saving}</span>}
      </header>
      <p className="unseen" role="status" key={heard.count}>
        {heard.text}
      </p>
      <ol className="issue-order">
        {reviews.map((review, index) => (
          <OrderRow
            key={review.id}
            review={review}
            place={format.number(index + 1)}
            isCurrent={focus.current === review.id}
            note={focus.note}
            arrange={
              arranges
                ? {
                    move: (direction) => {
                      focus.focus(review.id);
                      move(direction, review.id);
                    },
                    takeOut: (kind) => askOrTakeOut(kind, review.id),
                    drag,
                    drop,
                  }
                : null
            }
          />
        ))}
      </ol>
      {!readOnly && mayIn(account, 'compile-issue', issue.newsletter) && (
        <MoreFromQueue issue={issue} />
      )}
      <Suspense>
        {asked !== null && (
          <Question
            open
            close={() => setAsked(null)}
            {...askWhose(approval, issue)}
            act={async () => {
              if (asked.kind === 'move') await make(asked.move, true);
              else await takeOut(asked.kind, asked.id);
            }}
          />
        )}
      </Suspense>
    </section>
  );
}
