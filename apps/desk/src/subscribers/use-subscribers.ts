import type { ReaderState } from '@galley/core/subscription';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callOnce } from '../api/call.ts';

/** Fewer fill no screen, so more are looked for. */
const ENOUGH = 20;

/** The people whom a search finds; those of the search before stay until the new ones are there. */
export function useSubscribers(slug: string, search: string, state: ReaderState | null) {
  const reading = useInfiniteQuery({
    queryKey: ['POST /newsletters/{slug}/subscribers/search', slug, search, state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      callOnce('POST /newsletters/{slug}/subscribers/search', {
        params: { slug },
        body: { search, state, after: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const people = reading.data?.pages.flatMap(({ subscribers }) => subscribers);
  const { hasNextPage, isFetchingNextPage, isPlaceholderData, isError, fetchNextPage } = reading;
  // A page looks at a limited number of people: where few fit, it may hold none of them.
  const isShort = people !== undefined && people.length < ENOUGH;
  const goesOn = isShort && hasNextPage && !isPlaceholderData && !isError;
  useEffect(() => {
    if (goesOn && !isFetchingNextPage) void fetchNextPage();
  }, [goesOn, isFetchingNextPage, fetchNextPage]);
  return { reading, people, isSearching: isPlaceholderData || goesOn };
}
