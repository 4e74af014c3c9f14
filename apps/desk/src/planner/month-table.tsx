import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { Planned } from './plan.ts';
import { PlannedButton, type Choosing } from './planned-button.tsx';
import { firstWeekdayOf, weekdaysOf, weeksBetween, weeksOf } from './weeks.ts';

/** A month as calendars show it. */
export function MonthTable(props: {
  readonly month: string;
  readonly planned: readonly Planned[];
  readonly today: string;
  /** The first and the last day that matter, of all months. */
  readonly span: readonly [string, string];
  readonly stop: string | null;
  readonly choosing: Choosing;
}): ReactNode {
  const { format, language } = useWords();
  const { month, planned, today } = props;
  const first = firstWeekdayOf(language);
  const heading = `month-${month}`;
  return (
    <section className="month">
      <h2 id={heading}>{format.month(month)}</h2>
      <table aria-labelledby={heading}>
        <thead>
          <tr>
            {weekdaysOf(language, first).map(({ long, short }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksBetween(weeksOf(month, first), ...props.span).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, at) =>
                day === null ? (
                  <td key={`none-${at}`} className="out" />
                ) : (
                  <td key={day} className={day < today ? 'past' : undefined}>
                    <time dateTime={day} aria-current={day === today ? 'date' : undefined}>
                      {format.number(Number(day.slice(8)))}
                    </time>
                    {planned
                      .filter(({ on }) => on === day)
                      .map((one) => (
                        <PlannedButton
                          key={one.id}
                          planned={one}
                          isStop={one.id === props.stop}
                          choosing={props.choosing}
                        />
                      ))}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
