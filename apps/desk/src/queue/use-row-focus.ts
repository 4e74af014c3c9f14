import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { rowId } from './queue-row.tsx';

const ROW = '[data-review], [data-candidate]';

interface Seen {
  readonly order: readonly string[];
  readonly id: string | null;
}

/**
 * Which row the keyboard is on. It stays on its review when rows change places, and goes to a
 * neighbour when the review leaves the list.
 *
 * @param order the ids of the rows on screen
 * @param elementOf the id of the element that a row's focus is on
 */
export function useRowFocus(order: readonly string[], elementOf: (id: string) => string = rowId) {
  const [seen, setSeen] = useState<Seen>({ order: [], id: null });
  const wanted = useRef<string | null>(null);
  const isInside = useRef(false);
  const isThere = seen.id !== null && order.includes(seen.id);
  const current = isThere ? seen.id : neighbourOf(seen, order);
  // Kept for when the review leaves: which ones stood beside it.
  if (seen.id !== current || !isSame(seen.order, order)) setSeen({ order, id: current });

  // Moving a row in the page takes the keyboard's focus away from it.
  useLayoutEffect(() => {
    const isLost = isInside.current && document.activeElement === document.body;
    const target = wanted.current ?? (isLost ? current : null);
    if (target === null || !order.includes(target)) return;
    wanted.current = null;
    const row = document.getElementById(elementOf(target));
    row?.focus({ preventScroll: true });
    row?.closest('li')?.scrollIntoView({ block: 'nearest' });
  });

  useLayoutEffect(() => {
    const leave = (event: Event): void => {
      const { target } = event;
      isInside.current = target instanceof Element && target.closest(ROW) !== null;
    };
    document.addEventListener('focusin', leave);
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('focusin', leave);
      document.removeEventListener('pointerdown', leave);
    };
  }, []);

  const focus = useCallback(
    (id: string | null): void => {
      if (id === null) return;
      wanted.current = id;
      isInside.current = true;
      setSeen((old) => ({ ...old, id }));
      const row = document.getElementById(elementOf(id));
      row?.focus({ preventScroll: true });
      row?.closest('li')?.scrollIntoView({ block: 'nearest' });
    },
    [elementOf],
  );

  const isOn = (): string | undefined => {
    const row = document.activeElement?.closest<HTMLElement>(ROW);
    return order.find((one) => one === (row?.dataset['review'] ?? row?.dataset['candidate']));
  };

  return {
    /** The row that Tab stops at. */
    current,
    /** The row that a key means now; the page knows it before this is drawn again. */
    at: (): string | null => isOn() ?? current,
    focus,
    /** Notes that a row got the focus by itself. */
    note: (id: string | null): void => setSeen((old) => ({ ...old, id })),
    step(by: number): void {
      const on = isOn() ?? (isInside.current ? current : null);
      if (on === null) return focus(current);
      const index = order.indexOf(on) + by;
      focus(order[Math.min(Math.max(index, 0), order.length - 1)] ?? null);
    },
  };
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);

/** The row that now stands where one has left; the first one to begin with. */
function neighbourOf({ order, id }: Seen, now: readonly string[]): string | null {
  const index = id === null ? -1 : order.indexOf(id);
  if (index === -1) return now[0] ?? null;
  const behind = order.slice(index + 1).find((one) => now.includes(one));
  const ahead = order.slice(0, index).findLast((one) => now.includes(one));
  return behind ?? ahead ?? now[0] ?? null;
}
