import type { ListedCandidate } from '@galley/contract/collect';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { callOnce } from '../api/call.ts';
import { useChange } from '../api/use-api.ts';

const PAGE = 50;
const NAME = 'GET /newsletters/{slug}/candidates';

/** The candidates of a newsletter that wait, page by page, and what can be done with them. */
export function useCandidates(slug: string) {
  const client = useQueryClient();
  const undone = useRef<(readonly string[])[]>([]);
  const pages = useInfiniteQuery({
    queryKey: [NAME, { slug }, null],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callOnce(NAME, { params: { slug }, query: { after: pageParam, limit: PAGE }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const dismissing = useChange('POST /candidates/dismiss', [NAME]);
  const taking = useChange('POST /candidates/{id}/take', [NAME, 'GET /newsletters/{slug}/queue']);
  const dismiss = async (ids: readonly string[]): Promise<void> => {
    await dismissing.mutateAsync({ body: { ids, dismissed: true } });
    undone.current = [...undone.current, ids];
  };
  return {
    pages,
    candidates: pages.data?.pages.flatMap(
      ({ candidates }): readonly ListedCandidate[] => candidates,
    ),
    waiting: pages.data?.pages[0]?.waiting ?? 0,
    mailTo: pages.data?.pages[0]?.mailTo ?? null,
    isBusy: dismissing.isPending || taking.isPending,
    dismiss,
    /** Lets those wait again that were dismissed last; says whether there were any. */
    async undo(): Promise<boolean> {
      const ids = undone.current.pop();
      if (ids === undefined) return false;
      await dismissing.mutateAsync({ body: { ids, dismissed: false } });
      return true;
    },
    take: async (id: string, again: boolean) =>
      taking.mutateAsync({ params: { id }, body: again ? { again } : {} }),
    reread: async () => client.invalidateQueries({ queryKey: [NAME] }),
  };
}
