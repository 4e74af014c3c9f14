import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { without } from './rows.ts';

interface Row {
  readonly key: string;
}

/**
 * Takes a row away, and offers to bring it back if it said something: no field's own undo can, and a
 * history has one version for a whole sitting.
 */
export function useRemoving<T extends Row>(
  change: (update: (rows: readonly T[]) => readonly T[]) => void,
): (key: string, name: string) => void {
  const { words } = useWords();
  return (key, name) => {
    const taken: { row: T; at: number }[] = [];
    change((rows) => {
      const at = rows.findIndex((row) => row.key === key);
      taken.push(...rows.slice(at, at + 1).map((row) => ({ row, at })));
      return without(rows, key);
    });
    const [its] = taken;
    if (its === undefined || saysNothing(its.row)) return;
    const bringBack = (): void =>
      change((rows) =>
        rows.some((row) => row.key === key) ? rows : rows.toSpliced(its.at, 0, its.row),
      );
    const undo = { label: words.queue.actions.undo, act: bringBack };
    sayDone(words.review.row.removed(name), undo);
  };
}

const saysNothing = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() === ''
    : Object.entries(value as object).every(
        ([name, each]) => name === 'key' || name === 'kind' || saysNothing(each),
      );
