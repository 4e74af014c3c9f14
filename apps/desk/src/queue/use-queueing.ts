import type { AlreadyQueued, ListedReview } from '@galley/contract/review';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callOnce } from '../api/call.ts';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';

/** How queueing a review ended; `error` says what failed. */
type Queued =
  | { readonly kind: 'queued'; readonly review: ListedReview }
  | { readonly kind: 'there'; readonly there: AlreadyQueued }
  | { readonly kind: 'failed' };

/** Puts reviews into a newsletter's queue. */
export function useQueueing(slug: string) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const change = useChange('POST /newsletters/{slug}/reviews');
  const reread = (): void => {
    for (const key of ['GET /newsletters/{slug}/queue', 'GET /today']) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  };
  return {
    error,
    isBusy: change.isPending,
    clear: () => setError(null),
    async queue(body: Parameters<typeof change.mutateAsync>[0]['body']): Promise<Queued> {
      setError(null);
      try {
        const input = body === undefined ? {} : { body };
        const review = await change.mutateAsync({ params: { slug }, ...input });
        reread();
        return { kind: 'queued', review };
      } catch (caught) {
        if (isProblem(caught, 'already-queued')) {
          return { kind: 'there', there: caught.body.facts as unknown as AlreadyQueued };
        }
        setError(caught);
        return { kind: 'failed' };
      }
    },
    takeBack: async (id: string): Promise<void> => {
      await callOnce('DELETE /reviews/{id}', { params: { id } }).catch(setError);
      reread();
    },
  };
}
