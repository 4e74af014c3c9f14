import { useSyncExternalStore } from 'react';

let isHearing = true;
const watchers = new Set<() => void>();

/** Keeps whether changes are heard of: whether a stream is open. */
export function setHearing(hears: boolean): void {
  isHearing = hears;
  for (const watcher of watchers) watcher();
}

/** Whether this page hears of changes; if not, what it shows may be old. */
export const useHearing = (): boolean => useSyncExternalStore(watch, () => isHearing);

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}
