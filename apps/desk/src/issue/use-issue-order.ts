import type { IssueOutline } from '@galley/contract/issue';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { callOnce } from '../api/call.ts';
import { isProblem } from '../api/problem.ts';
import { applyMove, placeIn, type Move } from '../queue/change.ts';
import { keepOutline, outlineKey, paramsOf } from './outline.ts';

type OutlinedReview = IssueOutline['reviews'][number];

/** What became of a move: null if others were faster. */
export interface OrderDeps {
  readonly fail: (move: Move, error: unknown) => void;
  /** The issue is approved: it asks whether the approval may go. */
  readonly ask: (move: Move) => void;
}

const TRIES = 4;

/**
 * The reviews of an issue in the order that somebody makes. A move shows at once; moves are sent one
 * by one. If somebody else was faster, a move is made again from the new order.
 */
export function useIssueOrder(issue: IssueOutline, deps: OrderDeps) {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<readonly Move[]>([]);
  const chain = useRef(Promise.resolve());
  const params = paramsOf(issue);
  const key = outlineKey(params);

  const send = async (move: Move, voidApproval: boolean): Promise<void> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const now = client.getQueryData<IssueOutline>(key) ?? issue;
      const place = placeIn(now, move);
      if (place === null) break;
      try {
        // An answer from before the move would undo it on screen.
        await client.cancelQueries({ queryKey: key });
        const body = { review: move.id, ...place, order: now.order, voidApproval };
        const name = 'POST /newsletters/{slug}/issues/{number}/order';
        return keepOutline(client, await callOnce(name, { params, body }));
      } catch (error) {
        if (isProblem(error, 'approval-goes')) return deps.ask(move);
        if (!isProblem(error, 'queue-moved')) return deps.fail(move, error);
        const name = 'GET /newsletters/{slug}/issues/{number}/outline';
        keepOutline(client, await callOnce(name, { params }));
      }
    }
    deps.fail(move, null);
  };

  const make = (move: Move, voidApproval = false): Promise<void> => {
    setWaiting((old) => [...old, move]);
    const turn = chain.current
      .then(() => send(move, voidApproval))
      .catch((error: unknown) => deps.fail(move, error))
      .finally(() => {
        setWaiting((old) => old.filter((one) => one !== move));
        void client.invalidateQueries({ queryKey: key });
      });
    chain.current = turn;
    return turn;
  };

  const reviews = waiting.reduce<readonly OutlinedReview[]>(applyMove, issue.reviews);
  return { reviews, isSaving: waiting.length > 0, make };
}
