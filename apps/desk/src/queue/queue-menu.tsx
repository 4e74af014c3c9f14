import type { QueuedReview } from '@galley/contract/review';
import { lazy, Suspense, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { Direction } from './change.ts';
import { menuId, rowId } from './queue-row.tsx';
import type { RowAction } from './row-menu.tsx';

const RowMenu = lazy(async () => ({ default: (await import('./row-menu.tsx')).RowMenu }));

const MOVES = [
  { direction: 'first', hotkey: 'Shift Alt ↑' },
  { direction: 'up', hotkey: 'Alt ↑' },
  { direction: 'down', hotkey: 'Alt ↓' },
  { direction: 'last', hotkey: 'Shift Alt ↓' },
] as const;

/** All that can be done with one review of the queue. */
export function QueueMenu(props: {
  readonly review: QueuedReview;
  readonly isHeld: boolean;
  /** Whether the whole queue is on screen, so that places mean something. */
  readonly isArranged: boolean;
  readonly isSelected: boolean;
  /** The row that the keyboard goes on with. */
  readonly focus: string;
  readonly close: () => void;
  readonly move: (direction: Direction) => void;
  readonly pin: () => void;
  readonly hold: () => void;
  readonly select: () => void;
  readonly remove: () => void;
}): ReactNode {
  const { words } = useWords();
  const { actions } = words.queue;
  const { review, isHeld } = props;
  const moves: readonly RowAction[] = MOVES.map(({ direction, hotkey }) => ({
    label: actions[direction],
    hotkey,
    act: () => props.move(direction),
  }));
  const pin = {
    label: review.pinned ? actions.unpin : actions.pin,
    hotkey: 'p',
    act: props.pin,
  };
  const groups: readonly (readonly RowAction[])[] = [
    isHeld || !props.isArranged ? [] : moves,
    [
      ...(isHeld ? [] : [pin]),
      { label: isHeld ? actions.release : actions.hold, hotkey: 'h', act: props.hold },
      {
        label: props.isSelected ? actions.unselect : actions.select,
        hotkey: 'x',
        act: props.select,
      },
    ],
    [{ label: actions.remove, hotkey: '#', danger: true, act: props.remove }],
  ];
  return (
    <Suspense>
      <RowMenu
        label={words.common.actionsFor(review.title)}
        anchor={menuId(review.id)}
        focus={() => rowId(props.focus)}
        close={props.close}
        groups={groups.filter((group) => group.length > 0)}
      />
    </Suspense>
  );
}
