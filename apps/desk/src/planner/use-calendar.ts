import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callOnce } from '../api/call.ts';

/** A newsletter's slots; while more of them are read, those that were there stay. */
export const useCalendar = (slug: string, next: number) =>
  useQuery({
    queryKey: ['GET /newsletters/{slug}/calendar', { slug }, { next }],
    queryFn: ({ signal }) =>
      callOnce('GET /newsletters/{slug}/calendar', { params: { slug }, query: { next }, signal }),
    placeholderData: keepPreviousData,
  });
