import type { TroubledPage } from '@galley/contract/issue';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callOnce } from '../api/call.ts';

const NAME = 'GET /newsletters/{slug}/issues/{number}/troubled';

/** A reader whose mail was rejected or is uncertain. */
export type TroubledReader = TroubledPage['readers'][number];

/** The readers whom an issue did not reach, or perhaps not, a page at a time. */
export function useTroubled(params: { readonly slug: string; readonly number: string }) {
  const reading = useInfiniteQuery({
    // Named as other readings are, so that events have it read again.
    queryKey: [NAME, params, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      callOnce(NAME, { params, query: { after: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  return { reading, readers: reading.data?.pages.flatMap(({ readers }) => readers) };
}
