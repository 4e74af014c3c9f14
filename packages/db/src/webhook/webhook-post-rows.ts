import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { PostState, WebhookTry } from './webhook-post-table.ts';

/** A post to a target, and which event it is. */
export interface WebhookPostRow {
  readonly event_id: string;
  readonly type: string;
  readonly at: Date;
  readonly newsletter: string | null;
  readonly state: PostState;
  readonly not_before: Date;
  readonly tries: readonly WebhookTry[];
}

const posts = (db: Kysely<Database>, targetId: string) =>
  db
    .selectFrom('webhook_post as p')
    .innerJoin('webhook_event as e', 'e.id', 'p.event_id')
    .leftJoin('newsletter as n', 'n.id', 'e.newsletter_id')
    .select([
      'p.event_id',
      'p.state',
      'p.not_before',
      'p.tries',
      'e.type',
      'e.at',
      'n.slug as newsletter',
    ])
    .where('p.target_id', '=', targetId);

/** Lists the latest posts to a target, the newest first. */
export const listWebhookPosts = async (
  db: Kysely<Database>,
  targetId: string,
  most: number,
): Promise<WebhookPostRow[]> =>
  posts(db, targetId).orderBy('p.created_at', 'desc').orderBy('p.event_id').limit(most).execute();

/** Finds the post of an event to a target. */
export const findWebhookPost = async (
  db: Kysely<Database>,
  targetId: string,
  eventId: string,
): Promise<WebhookPostRow | undefined> =>
  posts(db, targetId).where('p.event_id', '=', eventId).executeTakeFirst();

export interface WebhookCounts {
  readonly waiting: number;
  readonly failed: number;
}

/** Counts what waits for each target, or for one, and what has failed. */
export async function countWebhookPosts(
  db: Kysely<Database>,
  targetId: string | null = null,
): Promise<ReadonlyMap<string, WebhookCounts>> {
  const { rows } = await sql<WebhookCounts & { id: string }>`
    select target_id as id, (count(*) filter (where state = 'waiting'))::integer as waiting,
      (count(*) filter (where state = 'failed'))::integer as failed
    from webhook_post
    where state <> 'delivered' and (target_id = ${targetId} or ${targetId}::bigint is null)
    group by target_id`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Queues an event for one target alone; returns the event's id. */
export async function insertWebhookTest(
  trx: Transaction<Database>,
  target: { readonly id: string; readonly newsletter_id: string | null },
  type: string,
): Promise<string> {
  const { id } = await trx
    .insertInto('webhook_event')
    .values({ type, newsletter_id: target.newsletter_id, subscriber_id: null, data: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('webhook_post')
    .values({ event_id: id, target_id: target.id, ended_at: null, tries: '[]' })
    .execute();
  return id;
}

/**
 * Makes posts to a target due again, from the beginning of the schedule: one event's, however it
 * ended, or all that have failed since an instant.
 *
 * @returns how many
 */
export async function replayWebhookPosts(
  trx: Transaction<Database>,
  targetId: string,
  which: { readonly event: string } | { readonly failedSince: Date },
): Promise<number> {
  let update = trx
    .updateTable('webhook_post')
    .set({ state: 'waiting', retries: 0, not_before: sql<Date>`now()`, ended_at: null })
    .where('target_id', '=', targetId);
  update =
    'event' in which
      ? update.where('event_id', '=', which.event)
      : update
          .where((eb) =>
            eb.or([eb('state', '=', 'failed'), sql<boolean>`state = 'waiting' and retries > 0`]),
          )
          .where('created_at', '>=', which.failedSince);
  const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Removes events from before an instant with their posts, a bounded number; returns how many. */
export async function dropWebhookEvents(
  trx: Transaction<Database>,
  before: Date,
  most: number,
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('webhook_event')
    .where('id', 'in', (old) =>
      old
        .selectFrom('webhook_event')
        .select('id')
        .where('at', '<', before)
        .orderBy('at')
        .limit(most),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
