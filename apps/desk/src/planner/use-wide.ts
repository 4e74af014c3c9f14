import { useSyncExternalStore } from 'react';

const WIDE = window.matchMedia('(min-width: 72rem)');

function listen(heard: () => void): () => void {
  WIDE.addEventListener('change', heard);
  return () => WIDE.removeEventListener('change', heard);
}

/** Whether months have room beside the details of a date. */
export const useWide = (): boolean => useSyncExternalStore(listen, () => WIDE.matches);
