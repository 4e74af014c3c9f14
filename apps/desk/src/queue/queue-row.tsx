import type { QueuedReview } from '@galley/contract/review';
import { memo, useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { DragRow } from './drag-row.ts';
import { Stars } from './stars.tsx';

/** What a row asks of its list; it stays the same while the list is on screen. */
export interface RowActions {
  readonly select: (id: string) => void;
  readonly openMenu: (id: string) => void;
  readonly drop: (id: string, target: string, edge: 'before' | 'after') => void;
}

interface RowProps {
  readonly review: QueuedReview;
  /** Its number in the queue; null while it is held. */
  readonly place: number | null;
  /** Whether Tab stops here: at one row of the list. */
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly actions: RowActions;
  /** Makes rows draggable, once that is loaded; null where the order can't change. */
  readonly drag: DragRow | null;
}

/** The element that a row's keyboard focus is on. */
export const rowId = (id: string): string => `review-${id}`;
export const menuId = (id: string): string => `menu-${id}`;

/** A review of the queue. */
export const QueueRow = memo(function QueueRow(props: RowProps): ReactNode {
  const { review, place, isCurrent, isSelected, actions, drag } = props;
  const { words } = useWords();
  const element = useRef<HTMLLIElement>(null);
  const { id, pinned } = review;
  const isHeld = place === null;
  useEffect(() => {
    if (drag === null || element.current === null || isHeld) return undefined;
    return drag(element.current, { id, pinned, drop: actions.drop });
  }, [drag, id, pinned, isHeld, actions]);
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <li
      ref={element}
      className={`queue-row${isSelected ? ' selected' : ''}${pinned ? ' pinned' : ''}`}
      data-review={id}
    >
      <label className="queue-place">
        <span aria-hidden="true">{place}</span>
        <input
          type="checkbox"
          checked={isSelected}
          tabIndex={tabIndex}
          aria-label={words.queue.actions.selectNamed(review.title)}
          onChange={() => actions.select(id)}
        />
      </label>
      <div className="queue-what">
        <Link
          id={rowId(id)}
          className="queue-title"
          to={`/reviews/${id}`}
          tabIndex={tabIndex}
          draggable={false}
        >
          <bdi>{review.title}</bdi>
        </Link>
        <Facts review={review} />
        <Marks review={review} />
      </div>
      <button
        type="button"
        id={menuId(id)}
        className="button quiet square"
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-label={words.common.actionsFor(review.title)}
        onClick={() => actions.openMenu(id)}
      >
        <Icon name="more" />
      </button>
    </li>
  );
});

/** Rating, outlet, date and authors in one line. */
function Facts({ review }: { readonly review: QueuedReview }): ReactNode {
  const { format } = useWords();
  const { rating, outlet, publishedOn, authors } = review;
  return (
    <p className="queue-facts">
      {rating !== null && <Stars rating={rating} />}
      <span>
        <bdi>{outlet}</bdi>
      </span>
      {publishedOn !== null && <span>{format.date(publishedOn, 'long')}</span>}
      {authors.length > 0 && (
        <span>
          <bdi>{format.list(authors)}</bdi>
        </span>
      )}
    </p>
  );
}

function Marks({ review }: { readonly review: QueuedReview }): ReactNode {
  const { words, format, moments } = useWords();
  const { pinned, featured } = review;
  if (!pinned && featured === null) return null;
  return (
    <p className="queue-marks">
      {pinned && (
        <span className="tag">
          <Icon name="pin" />
          {words.queue.pinned}
        </span>
      )}
      {featured !== null && (
        <Link className="tag warns" to={`/reviews/${featured.id}`} tabIndex={-1}>
          {words.queue.featured(
            format.number(featured.number),
            featured.on === null ? null : moments.day(featured.on),
          )}
        </Link>
      )}
    </p>
  );
}
