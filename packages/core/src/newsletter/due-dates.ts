import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS, type Cadence, type Weekday } from './cadence.ts';

/** The first date of the cadence after a local date (`YYYY-MM-DD`), excluding that date. */
export function nextDueDate(cadence: Cadence, after: string): string {
  const start = Temporal.PlainDate.from(after);
  if (cadence.kind === 'weekly') {
    const days = (isoWeekday(cadence.weekday) - start.dayOfWeek + 7) % 7 || 7;
    return start.add({ days }).toString();
  }
  const thisMonth = dateInMonth(cadence, start.toPlainYearMonth());
  const next =
    Temporal.PlainDate.compare(thisMonth, start) > 0
      ? thisMonth
      : dateInMonth(cadence, start.toPlainYearMonth().add({ months: 1 }));
  return next.toString();
}

/** True if a local date is one of the cadence's; false also for a text that is not a date. */
export function isDueDate(cadence: Cadence, date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  try {
    return (
      nextDueDate(cadence, Temporal.PlainDate.from(date).subtract({ days: 1 }).toString()) === date
    );
  } catch {
    return false;
  }
}

function dateInMonth(
  cadence: Exclude<Cadence, { kind: 'weekly' }>,
  month: Temporal.PlainYearMonth,
): Temporal.PlainDate {
  if (cadence.kind === 'monthly-day') {
    return month.toPlainDate({ day: Math.min(cadence.day, month.daysInMonth) });
  }
  const wanted = isoWeekday(cadence.weekday);
  if (cadence.ordinal === 'last') {
    const end = month.toPlainDate({ day: month.daysInMonth });
    return end.subtract({ days: (end.dayOfWeek - wanted + 7) % 7 });
  }
  const first = month.toPlainDate({ day: 1 });
  const weeks = ['first', 'second', 'third', 'fourth'].indexOf(cadence.ordinal);
  return first.add({ days: ((wanted - first.dayOfWeek + 7) % 7) + 7 * weeks });
}

const isoWeekday = (weekday: Weekday): number => WEEKDAYS.indexOf(weekday) + 1;
