import { Temporal } from 'temporal-polyfill';

/** An instant as a wall clock shows it. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:MM`. */
  readonly time: string;
  readonly timeZone: string;
}

/** The wall time of an instant in an IANA time zone. */
export function localTime(instant: Date, timeZone: string): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
    timeZone,
  );
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    timeZone,
  };
}
