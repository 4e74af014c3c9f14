import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';

export interface NewFeedbackEvent {
  readonly svixId: string;
  /** The event's own time, the same in every repeat. */
  readonly occurredAt: Date;
  readonly type: string;
  readonly payload: unknown;
  readonly now: Date;
}

/** Stores a verified event; a repeat of one that is there already changes nothing. */
export async function insertFeedbackEvent(
  db: Kysely<Database>,
  event: NewFeedbackEvent,
): Promise<void> {
  await db
    .insertInto('feedback_event')
    .values({
      svix_id: event.svixId,
      occurred_at: event.occurredAt,
      type: event.type,
      payload: storable(event.payload),
      received_at: event.now,
      applied_at: null,
    })
    .onConflict((conflict) => conflict.columns(['svix_id', 'occurred_at']).doNothing())
    .execute();
}

// Postgres keeps no U+0000 in jsonb: one in a bounce message would be refused again and again.
const storable = (payload: unknown): string =>
  JSON.stringify(payload, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value,
  );
