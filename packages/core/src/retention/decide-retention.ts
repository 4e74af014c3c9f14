import { quoteInput } from '../input/index.ts';
import { formatDuration, parseDuration } from '../newsletter/duration.ts';

const DAY = 86_400;

/** How many days things are kept; null for always. */
export interface Retention {
  /** After an issue ended. */
  readonly deliveries: number | null;
  /** After they happened. */
  readonly events: number;
  /** After they ended. */
  readonly sessions: number;
}
export type RetentionField = keyof Retention;
export const RETENTION_FIELDS: readonly RetentionField[] = ['deliveries', 'events', 'sessions'];

/** How long to keep things, as people type it: `180d`; null for always. What is left out stays. */
export type RetentionChange = { readonly [Field in RetentionField]?: string | null | undefined };

export type DecideRetention =
  | { readonly kind: 'ok'; readonly retention: Retention }
  | {
      readonly kind: 'invalid';
      readonly problems: readonly { readonly field: RetentionField; readonly problem: string }[];
    };

/**
 * The shortest and the longest that nobody has to watch over. Corrections look for old readers for 62
 * days, pauses last for 84, and feedback comes for weeks, so deliveries stay for 90. Resend repeats
 * events for days.
 */
const LIMITS: Readonly<Record<RetentionField, readonly [number, number]>> = {
  deliveries: [90, 3660],
  events: [31, 3660],
  sessions: [1, 3660],
};

/** Applies a change and names every problem at once. */
export function decideRetention(current: Retention, change: RetentionChange): DecideRetention {
  const read = RETENTION_FIELDS.map((field) => {
    const typed = change[field];
    if (typed === undefined) return { field, days: current[field] };
    if (typed === null) {
      return field === 'deliveries'
        ? { field, days: null }
        : { field, problem: `found null, expected ${expected(field)}` };
    }
    const days = readDays(typed, LIMITS[field]);
    return days === null
      ? { field, problem: `found ${quoteInput(typed)}, expected ${expected(field)}` }
      : { field, days };
  });
  const problems = read.flatMap(({ field, problem }) =>
    problem === undefined ? [] : [{ field, problem }],
  );
  if (problems.length > 0) return { kind: 'invalid', problems };
  const retention = Object.fromEntries(read.map(({ field, days }) => [field, days]));
  return { kind: 'ok', retention: retention as unknown as Retention };
}

/** Whole days within limits; null for anything else. */
function readDays(typed: string, [least, most]: readonly [number, number]): number | null {
  const parsed = parseDuration(typed.trim(), most * DAY);
  if (parsed.kind !== 'ok' || parsed.seconds % DAY !== 0) return null;
  const days = parsed.seconds / DAY;
  return days < least ? null : days;
}

const expected = (field: RetentionField): string =>
  `whole days, ${LIMITS[field][0]}d to ${LIMITS[field][1]}d`;

/** Shows how long things are kept as people type it. */
export const presentRetention = ({ deliveries, events, sessions }: Retention) => ({
  deliveries: deliveries === null ? null : formatDuration(deliveries * DAY),
  events: formatDuration(events * DAY),
  sessions: formatDuration(sessions * DAY),
});
