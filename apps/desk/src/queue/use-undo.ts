import { useRef } from 'react';
import type { Change } from './change.ts';

const MOST = 50;

/** What takes the latest changes back, the last first; each entry is what one key did. */
export function useUndo() {
  const stack = useRef<(readonly Change[])[]>([]);
  return {
    keep(changes: readonly Change[]): void {
      if (changes.length > 0) stack.current = [...stack.current.slice(1 - MOST), changes];
    },
    take(): readonly Change[] {
      return stack.current.pop() ?? [];
    },
    /** What was never made can't be taken back. */
    forget(id: string): void {
      stack.current = stack.current
        .map((changes) => changes.filter((change) => change.id !== id))
        .filter((changes) => changes.length > 0);
    },
  };
}
