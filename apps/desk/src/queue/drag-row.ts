import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';

type Edge = 'before' | 'after';

interface Dragged {
  readonly id: string;
  readonly pinned: boolean;
  readonly drop: (id: string, target: string, edge: Edge) => void;
}

/** Lets a row be dragged and dropped upon; returns what ends that. */
export type DragRow = (row: HTMLElement, its: Dragged) => () => void;

/**
 * Drags rows by mouse or finger. Pinned reviews can only be dropped among pinned ones. Where a row
 * would land is marked on the element itself, so that no drag redraws the list.
 */
export const dragRow: DragRow = (row, { id, pinned, drop }) =>
  combine(
    draggable({
      element: row,
      getInitialData: () => ({ id, pinned }),
      onDragStart: () => row.classList.add('dragged'),
      onDrop: () => row.classList.remove('dragged'),
    }),
    dropTargetForElements({
      element: row,
      canDrop: ({ source }) => source.data['id'] !== id && source.data['pinned'] === pinned,
      onDrag: ({ location }) => {
        row.dataset['drop'] = edgeAt(row, location.current.input.clientY);
      },
      onDragLeave: () => {
        delete row.dataset['drop'];
      },
      onDrop: ({ source, location }) => {
        delete row.dataset['drop'];
        drop(String(source.data['id']), id, edgeAt(row, location.current.input.clientY));
      },
    }),
  );

function edgeAt(row: HTMLElement, y: number): Edge {
  const { top, height } = row.getBoundingClientRect();
  return y < top + height / 2 ? 'before' : 'after';
}
