import { useEffect, useState } from 'react';
import type { DragRow } from './drag-row.ts';

/** What makes rows draggable; it comes after the page, which does not wait for it. */
export function useDrag(): DragRow | null {
  const [drag, setDrag] = useState<DragRow | null>(null);
  useEffect(() => {
    let isOver = false;
    void import('./drag-row.ts').then(({ dragRow }) => {
      if (!isOver) setDrag(() => dragRow);
    });
    return () => {
      isOver = true;
    };
  }, []);
  return drag;
}
