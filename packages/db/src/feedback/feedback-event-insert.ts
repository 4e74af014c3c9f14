import { sql, type Kysely } from 'kysely';
import { isDataError } from '../data-error.ts';
import type { Database } from '../schema/database.ts';

export interface NewFeedbackEvent {
  readonly svixId: string;
  /** The event's own time, the same in every repeat. */
  readonly occurredAt: Date;
  readonly type: string;
  readonly payload: unknown;
  readonly now: Date;
}

/** Stores a verified event; a repeat changes nothing. */
export const insertFeedbackEvent = (db: Kysely<Database>, event: NewFeedbackEvent): Promise<void> =>
  insertAll(db, [event]);

/**
 * Stores verified events with one statement. If Postgres refuses it because of one event, the
 * others are still stored.
 *
 * @returns the events that were refused, each with the reason
 */
export async function insertFeedbackEvents(
  db: Kysely<Database>,
  events: readonly NewFeedbackEvent[],
): Promise<ReadonlyMap<NewFeedbackEvent, unknown>> {
  try {
    await insertAll(db, events);
    return new Map();
  } catch (error) {
    if (!isDataError(error) && !isTooDeep(error)) throw error;
    const [only] = events;
    if (only !== undefined && events.length === 1) return new Map([[only, error]]);
    const half = Math.ceil(events.length / 2);
    return new Map([
      ...(await insertFeedbackEvents(db, events.slice(0, half))),
      ...(await insertFeedbackEvents(db, events.slice(half))),
    ]);
  }
}

async function insertAll(
  db: Kysely<Database>,
  unordered: readonly NewFeedbackEvent[],
): Promise<void> {
  // In a fixed order, so that two statements with the same repeats never deadlock.
  const events = unordered.toSorted((a, b) => (a.svixId < b.svixId ? -1 : 1));
  await sql`
    insert into feedback_event (svix_id, occurred_at, type, payload, received_at)
    select * from unnest(
      ${events.map((event) => event.svixId)}::text[],
      ${events.map((event) => event.occurredAt.toISOString())}::timestamptz[],
      ${events.map((event) => event.type.replaceAll('\0', '\ufffd'))}::text[],
      ${events.map((event) => storable(event.payload))}::jsonb[],
      ${events.map((event) => event.now.toISOString())}::timestamptz[]
    )
    on conflict (svix_id, occurred_at) do nothing`.execute(db);
}

/** JSON can be parsed at a depth at which it cannot be written. */
const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError && error.message.includes('call stack');

// Postgres stores neither U+0000 nor half a surrogate pair, so a bounce message with one would be
// refused each time. JSON writes both as escapes, in names and in values; it never escapes a pair.
const ESCAPE = /\\(?:u(?:0000|d[89a-f]..)|.)/g;
const LENGTH_OF_UNSTORABLE = 6;

const storable = (payload: unknown): string =>
  JSON.stringify(payload).replaceAll(ESCAPE, (escape) =>
    escape.length === LENGTH_OF_UNSTORABLE ? '\\ufffd' : escape,
  );
