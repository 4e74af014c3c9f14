import { useSearchParams } from 'react-router';

/** Whether a page shows its form for something new: its address says so, by `?new`. */
export function useNew(): {
  readonly isNew: boolean;
  readonly open: () => void;
  close: () => void;
} {
  const [search, setSearch] = useSearchParams();
  return {
    isNew: search.has('new'),
    open: () => setSearch({ new: '' }),
    close: () => setSearch({}, { replace: true }),
  };
}
