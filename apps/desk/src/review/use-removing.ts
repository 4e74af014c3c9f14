import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { focusSoon } from './focus-soon.ts';
import { without } from './rows.ts';

interface Row {
  readonly key: string;
}

/**
 * Takes a row away, and offers to bring it back if it said something: no field's own undo can, and a
 * history has one version for a whole sitting. The keyboard goes on in the row beside it.
 *
 * @param place begins the ids of the fields that rows begin with, such as `label`
 */
export function useRemoving<T extends Row>(
  change: (update: (rows: readonly T[]) => readonly T[]) => void,
  place: 'label' | 'heading' | 'block',
): (key: string, name: string) => void {
  const { words } = useWords();
  return (key, name) => {
    const taken: { row: T; at: number }[] = [];
    change((rows) => {
      const at = rows.findIndex((row) => row.key === key);
      const beside = rows[at + 1] ?? rows[at - 1];
      if (beside !== undefined) focusSoon(`${place}-${beside.key}`);
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
