import { parseCadence, parseDuration, upcomingSlots } from '@galley/core/newsletter';
import { makeMoments } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';

const SHOWN = 3;

/** When the next issues would be due, in the newsletter's zone and, if it differs, in one's own. */
export function NextSlots(props: {
  readonly cadence: string;
  readonly timeZone: string;
  readonly cutOff: string;
}): ReactNode {
  const { words, format, language, moments } = useWords();
  const { slots: its } = words.settings;
  const now = useNow();
  const { timeZone } = props;
  const cadence = parseCadence(props.cadence);
  const cutOff = parseDuration(props.cutOff);
  const there = momentsIn(language, timeZone);
  const slots =
    cadence.kind === 'ok' && there !== null
      ? upcomingSlots(
          {
            cadence: cadence.cadence,
            timeZone,
            cutOffSeconds: cutOff.kind === 'ok' ? cutOff.seconds : 0,
            lateLimitSeconds: 0,
          },
          new Date(now),
          SHOWN,
        )
      : [];
  return (
    <section className="effect slots" aria-label={its.title}>
      <h3>{its.title}</h3>
      {slots.length === 0 || there === null ? (
        <p className="hint">{its.none}</p>
      ) : (
        <ol>
          {slots.map(({ dueOn, dueAt, cutOffAt }) => {
            const due = dueAt.toISOString();
            const mine = moments.full(due);
            return (
              <li key={dueOn}>
                <strong>{`${format.date(dueOn, 'full')}, ${there.time(due)}`}</strong>
                <span className="more">
                  {cutOff.kind === 'ok' && its.cutOff(there.full(cutOffAt.toISOString()))}
                  {mine !== there.full(due) && <span>{its.yourTime(mine)}</span>}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

function momentsIn(language: string, timeZone: string) {
  try {
    return makeMoments(language, timeZone);
  } catch {
    return null;
  }
}
