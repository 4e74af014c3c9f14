import type { LiveEvent } from '@galley/contract/editor';
import { useEffect, useEffectEvent } from 'react';

/** Told of each event; null stands for everything, after events may have been missed. */
type Listener = (event: LiveEvent | null) => void;

const listeners = new Set<Listener>();

/** Tells every part of the page that listens. */
export function tellListeners(event: LiveEvent | null): void {
  for (const listener of [...listeners]) listener(event);
}

/**
 * Calls `listener` for each event, for what react-query doesn't hold: a text that somebody edits.
 * With null, anything may have changed.
 */
export function useLiveEvents(listener: Listener): void {
  const tell = useEffectEvent(listener);
  useEffect(() => {
    const own: Listener = (event) => tell(event);
    listeners.add(own);
    return () => void listeners.delete(own);
  }, []);
}
