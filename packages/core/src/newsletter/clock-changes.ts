import { Temporal } from 'temporal-polyfill';

/** One change of a zone's clocks. */
export interface ClockChange {
  readonly at: Date;
  /** The local date and time at which it comes, as clocks show them until then. */
  readonly on: string;
  /** `HH:MM`. */
  readonly time: string;
  /** How far clocks go forward; negative where they go back. */
  readonly minutes: number;
}

const MINUTE_NS = 60e9;

/** The changes of a zone's clocks after one instant and up to another, in order. */
export function clockChanges(timeZone: string, after: Date, until: Date): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  let from = zoned(timeZone, after);
  for (;;) {
    const next = from.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > until.getTime()) return changes;
    const before = next.subtract({ nanoseconds: 1 });
    const minutes = (next.offsetNanoseconds - before.offsetNanoseconds) / MINUTE_NS;
    // A zone may get another name and keep its offset.
    if (minutes !== 0) {
      const local = before.toPlainDateTime().add({ nanoseconds: 1 });
      changes.push({
        at: new Date(next.epochMilliseconds),
        on: local.toPlainDate().toString(),
        time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
        minutes,
      });
    }
    from = next;
  }
}

const zoned = (timeZone: string, instant: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
