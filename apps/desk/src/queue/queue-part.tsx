import type { Queue } from '@galley/contract/review';
import type { ReactNode } from 'react';
import { MakeIssue } from '../planner/make-issue.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import type { DragRow } from './drag-row.ts';
import { QueueRow, type RowActions } from './queue-row.tsx';
import type { QueuePartOf } from './split-queue.ts';

/** A part of the queue under its heading. */
export function QueuePart(props: {
  readonly queue: Queue;
  readonly its: QueuePartOf;
  readonly current: string | null;
  readonly selected: ReadonlySet<string>;
  readonly actions: RowActions;
  readonly drag: DragRow | null;
  /** The newsletter's slug, if somebody may make an issue of what no slot takes. */
  readonly makeFor: string | null;
}): ReactNode {
  const { its, current, selected, actions, drag } = props;
  return (
    <section className={`queue-part ${its.kind}`} aria-labelledby={`part-${its.kind}`}>
      <header>
        <Heading queue={props.queue} kind={its.kind} makeFor={props.makeFor} />
      </header>
      <ol className="queue-list">
        {its.reviews.map(({ review, place }) => (
          <QueueRow
            key={review.id}
            review={review}
            place={place}
            isCurrent={review.id === current}
            isSelected={selected.has(review.id)}
            actions={actions}
            drag={drag}
          />
        ))}
      </ol>
    </section>
  );
}

function Heading(props: {
  readonly queue: Queue;
  readonly kind: QueuePartOf['kind'];
  readonly makeFor: string | null;
}): ReactNode {
  const { words, format, moments } = useWords();
  const now = useNow();
  const { next, maximum, minimum, reviews } = props.queue;
  const id = `part-${props.kind}`;
  if (props.kind === 'held') {
    return (
      <>
        <h2 id={id}>{words.queue.held.title}</h2>
        <p>{words.queue.held.what}</p>
      </>
    );
  }
  if (next === null) {
    return (
      <>
        <h2 id={id}>{words.queue.sections.queued}</h2>
        <p>{words.queue.next.none}</p>
        {props.makeFor !== null && <MakeIssue slug={props.makeFor} kind="main" />}
      </>
    );
  }
  if (props.kind === 'later') return <h2 id={id}>{words.queue.later}</h2>;
  const missing = minimum - reviews.length;
  return (
    <>
      <h2 id={id}>{words.queue.next.title(format.date(next.dueOn, 'full'))}</h2>
      <p>
        {words.queue.next.takes(maximum)}
        {' · '}
        {words.queue.next.cutOff(moments.full(next.cutOffAt), moments.away(next.cutOffAt, now))}
      </p>
      {missing > 0 && <p className="tag warns">{words.queue.next.missing(missing)}</p>}
    </>
  );
}
