import type { CalendarEntry } from '@galley/contract/newsletter';
import { makeMoments } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { DateActions } from './date-actions.tsx';
import { numberOf, stateOf, type Planned } from './plan.ts';
import { SlotNotes } from './slot-notes.tsx';
import { SlotWhy } from './slot-why.tsx';

/** Everything about one date: when, what goes out or why nothing does, and what can be done. */
export function DateDetails(props: {
  readonly slug: string;
  readonly planned: Planned;
  /** Whether it is the slot that is compiled next. */
  readonly isNext: boolean;
  readonly timeZone: string;
}): ReactNode {
  const { words, format } = useWords();
  const { day } = words.planner;
  const { planned, timeZone } = props;
  const { on, slot, issue } = planned;
  const number = numberOf(planned);
  const state = stateOf(planned);
  const reviews = slot === null ? [] : reviewsOf(slot);
  return (
    <section className="date-details" aria-labelledby={`date-${planned.id}`}>
      <h3 id={`date-${planned.id}`}>
        {number === null ? (
          format.date(on, 'full')
        ) : (
          <>
            {words.queue.today.issue(number)}{' '}
            {state !== null && <span className={`state ${state}`}>{words.states[state]}</span>}
          </>
        )}
      </h3>
      {issue !== null && (
        <p className="date-subject">
          <bdi>{issue.subject}</bdi>
        </p>
      )}
      <Times planned={planned} timeZone={timeZone} />
      {slot !== null && <SlotWhy slot={slot} />}
      {reviews.length > 0 && (
        <>
          <h4>{slot?.outcome.kind === 'issue' ? day.holds : day.would}</h4>
          <ol className="date-reviews">
            {reviews.map(({ id, title }) => (
              <li key={id}>
                <Link to={`/reviews/${id}`}>
                  <bdi>{title}</bdi>
                </Link>
              </li>
            ))}
          </ol>
        </>
      )}
      {slot !== null && <SlotNotes slot={slot} />}
      <DateActions slug={props.slug} planned={planned} isNext={props.isNext} />
    </section>
  );
}

const reviewsOf = ({ outcome }: CalendarEntry) =>
  outcome.kind === 'issue' || outcome.kind === 'would-compile' ? outcome.reviews : [];

/** When it is due and when the queue closes for it; an issue without a slot has only its date. */
function Times({
  planned: { on, slot, issue },
  timeZone,
}: {
  readonly planned: Planned;
  readonly timeZone: string;
}): ReactNode {
  const { words, format, moments, language } = useWords();
  const now = useNow();
  const { day } = words.planner;
  const due = slot?.dueAt ?? issue?.dueAt ?? null;
  const zone = slot?.timeZone ?? timeZone;
  const isElsewhere = new Intl.DateTimeFormat().resolvedOptions().timeZone !== zone;
  const there = makeMoments(language, zone);
  const sayThere = (instant: string): string =>
    there.day(instant) === moments.day(instant) ? there.time(instant) : there.full(instant);
  if (due === null) {
    return (
      <dl className="date-times">
        <div>
          <dt>{day.dated}</dt>
          <dd>{format.date(on, 'full')}</dd>
        </div>
      </dl>
    );
  }
  const when = (instant: string): ReactNode => (
    <dd>
      {moments.full(instant)}
      <span className="more">
        {moments.away(instant, now)}
        {isElsewhere && ` · ${day.there(sayThere(instant), zone)}`}
      </span>
    </dd>
  );
  return (
    <dl className="date-times">
      <div>
        <dt>{day.due}</dt>
        {when(due)}
      </div>
      {slot !== null && (
        <div>
          <dt>{day.cutOff}</dt>
          {when(slot.cutOffAt)}
        </div>
      )}
    </dl>
  );
}
