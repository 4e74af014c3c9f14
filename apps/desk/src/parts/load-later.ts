import { useEffect } from 'react';

const CALM_MS = 1500;

/**
 * Loads what somebody may open next once the page is calm: it is then there at once, also without a
 * network and after an update that has removed its file.
 */
export function useLoadLater(load: () => Promise<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => null), CALM_MS);
    return () => clearTimeout(timer);
  }, [load]);
}
