import { useSyncExternalStore } from 'react';

/** Whether the browser's window or system is as `query` says, such as `(min-width: 60rem)`. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
