import type { IssueOutline } from '@galley/contract/issue';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { ActionsMenu } from '../parts/actions-menu.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Direction } from '../queue/change.ts';
import type { DragRow } from '../queue/drag-row.ts';
import { rowId } from '../queue/queue-row.tsx';
import { Stars } from '../queue/stars.tsx';
import { useWords } from '../words/words.tsx';

/** What can be done with a row where the order can change. */
export interface Arrange {
  readonly move: (direction: Direction) => void;
  readonly takeOut: (kind: 'hold' | 'remove') => void;
  /** Makes rows draggable, once that is loaded. */
  readonly drag: DragRow | null;
  readonly drop: (id: string, target: string, edge: 'before' | 'after') => void;
}

/** A review of an issue, in its place. */
export function OrderRow(props: {
  readonly review: IssueOutline['reviews'][number];
  readonly place: string;
  readonly isCurrent: boolean;
  readonly note: (id: string) => void;
  readonly arrange: Arrange | null;
}): ReactNode {
  const { review, arrange } = props;
  const { words } = useWords();
  const { order } = words.issue;
  const { id, title, pinned } = review;
  const element = useRef<HTMLLIElement>(null);
  const drag = arrange?.drag ?? null;
  const drop = useRef(arrange?.drop);
  useEffect(() => {
    drop.current = arrange?.drop;
  });
  useEffect(() => {
    if (drag === null || element.current === null) return undefined;
    return drag(element.current, { id, pinned, drop: (...its) => drop.current?.(...its) });
  }, [drag, id, pinned]);
  return (
    <li ref={element} className="order-row" data-review={id} onFocus={() => props.note(id)}>
      <span className="order-place" aria-hidden="true">
        {props.place}
      </span>
      <div className="order-what">
        <Link id={rowId(id)} className="order-title" to={`/reviews/${id}`} draggable={false}>
          <bdi>{title}</bdi>
        </Link>
        <p className="queue-facts">
          {review.rating !== null && <Stars rating={review.rating} />}
          <span>
            <bdi>{review.outlet}</bdi>
          </span>
        </p>
        <Marks review={review} />
      </div>
      {arrange !== null && (
        <div className="order-tools">
          <Button
            kind="quiet"
            icon="up"
            className="square small"
            aria-label={order.upNamed(title)}
            onClick={() => arrange.move('up')}
          />
          <Button
            kind="quiet"
            icon="down"
            className="square small"
            aria-label={order.downNamed(title)}
            onClick={() => arrange.move('down')}
          />
          <ActionsMenu
            label={words.common.actionsFor(title)}
            actions={[
              { label: order.first, act: () => arrange.move('first') },
              { label: order.last, act: () => arrange.move('last') },
              { label: order.hold, act: () => arrange.takeOut('hold') },
              { label: order.remove, danger: true, act: () => arrange.takeOut('remove') },
            ]}
          />
        </div>
      )}
    </li>
  );
}

function Marks(props: { readonly review: IssueOutline['reviews'][number] }): ReactNode {
  const { words } = useWords();
  const { order } = words.issue;
  const { id, pinned, extent, pending } = props.review;
  if (!pinned && extent === 'full' && !pending) return null;
  return (
    <p className="queue-marks">
      {pinned && (
        <span className="tag">
          <Icon name="pin" />
          {words.queue.pinned}
        </span>
      )}
      {extent !== 'full' && <span className="tag">{order.extents[extent]}</span>}
      {pending && (
        <Link className="tag warns" to={`/reviews/${id}`}>
          {order.pending}
        </Link>
      )}
    </p>
  );
}
