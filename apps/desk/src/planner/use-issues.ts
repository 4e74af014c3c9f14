import { useInfiniteQuery } from '@tanstack/react-query';
import { callOnce } from '../api/call.ts';

const PAGE = 30;

/** A newsletter's issues page by page, the latest first. */
export const useIssues = (slug: string) =>
  useInfiniteQuery({
    queryKey: ['GET /newsletters/{slug}/issues', { slug }, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callOnce('GET /newsletters/{slug}/issues', {
        params: { slug },
        query: { after: pageParam, limit: PAGE },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
