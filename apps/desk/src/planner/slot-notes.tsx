import type { CalendarEntry } from '@galley/contract/newsletter';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';

/** What is unusual about a slot: reviews that came late, clocks that change, a slot made up. */
export function SlotNotes({ slot }: { readonly slot: CalendarEntry }): ReactNode {
  const { words, format, moments } = useWords();
  const now = useNow();
  const { day } = words.planner;
  const { late, clockChanges, movedFrom, localTime, madeUpUntil } = slot;
  return (
    <>
      {madeUpUntil !== null && (
        <p className="date-note warns">
          {day.madeUp(moments.full(madeUpUntil), moments.away(madeUpUntil, now))}
        </p>
      )}
      {late.length > 0 && (
        <>
          <h4>{day.late}</h4>
          <ul className="date-reviews">
            {late.map(({ id, title, waitsFor }) => (
              <li key={id}>
                <Link to={`/reviews/${id}`}>
                  <bdi>{title}</bdi>
                </Link>
                <span className="more">
                  {waitsFor === null ? day.waits : day.waitsFor(format.date(waitsFor, 'long'))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {clockChanges.map(({ at, on, time, minutes }) => (
        <p key={at} className="date-note">
          {(minutes > 0 ? day.forward : day.back)(
            format.date(on, 'long'),
            time,
            format.duration(Math.abs(minutes) * 60),
          )}
        </p>
      ))}
      {movedFrom !== null && <p className="date-note">{day.moved(movedFrom, localTime)}</p>}
    </>
  );
}
