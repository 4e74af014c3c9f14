import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { notHeld } from '../restore/hold.ts';
import type { Database } from '../schema/database.ts';
import type { WebhookEventTable } from './webhook-event-table.ts';
import type { WebhookTry } from './webhook-post-table.ts';

/** Lists the targets for which something waits, due or not. */
export async function listAwaitedWebhookTargets(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from webhook_target t
    where t.disabled_at is null and ${notHeld} and exists (
      select from webhook_post p where p.target_id = t.id and p.state = 'waiting')
    order by t.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** A claimed post, with what its event says now. */
export interface ClaimedPost extends Pick<
  Selectable<WebhookEventTable>,
  'type' | 'at' | 'data' | 'subscriber_id'
> {
  readonly event_id: string;
  readonly attempt: number;
  readonly retries: number;
  /** The newsletter's slug. */
  readonly newsletter: string | null;
  /** The subscriber's present address; null if it is about none, or they are erased. */
  readonly address: string | null;
}

/**
 * Claims posts to a target that are due, the oldest first, and counts the attempts. A claim ends
 * after the lease, and then another process may claim the post again: it is posted at least once.
 * A target that is disabled or wants to be left alone has none.
 */
export async function claimPosts(
  db: Kysely<Database>,
  targetId: string,
  most: number,
  leaseSeconds: number,
): Promise<ClaimedPost[]> {
  const { rows } = await sql<UnnamedPost>`
    with due as materialized (
      select p.event_id from webhook_post p
      where p.target_id = ${targetId} and p.state = 'waiting' and p.not_before <= now()
        and exists (select from webhook_target t where t.id = p.target_id
          and t.disabled_at is null and ${notHeld} and coalesce(t.quiet_until <= now(), true))
      order by p.not_before limit ${most} for update skip locked
    ), claimed as (
      update webhook_post p set attempt = attempt + 1,
        not_before = now() + make_interval(secs => ${leaseSeconds})
      from due where p.event_id = due.event_id and p.target_id = ${targetId}
      returning p.event_id, p.attempt, p.retries
    )
    select c.event_id, c.attempt, c.retries, e.type, e.at, e.data, e.subscriber_id,
      e.newsletter_id
    from claimed c join webhook_event e on e.id = c.event_id`.execute(db);
  return withNames(db, rows);
}

interface UnnamedPost extends Omit<ClaimedPost, 'newsletter' | 'address'> {
  readonly newsletter_id: string | null;
}

/** Reads what the readers and newsletters are called that posts are about. */
async function withNames(
  db: Kysely<Database>,
  posts: readonly UnnamedPost[],
): Promise<ClaimedPost[]> {
  const readers = posts.flatMap((post) => post.subscriber_id ?? []);
  const newsletters = posts.flatMap((post) => post.newsletter_id ?? []);
  const addresses = new Map<string, string>();
  const slugs = new Map<string, string>();
  if (readers.length > 0) {
    const found = db.selectFrom('subscriber').select(['id', 'address']).where('id', 'in', readers);
    for (const { id, address } of await found.execute()) addresses.set(id, address);
  }
  if (newsletters.length > 0) {
    const found = db.selectFrom('newsletter').select(['id', 'slug']).where('id', 'in', newsletters);
    for (const { id, slug } of await found.execute()) slugs.set(id, slug);
  }
  return posts.map(({ newsletter_id: newsletter, ...post }) => ({
    ...post,
    newsletter: slugs.get(newsletter ?? '') ?? null,
    address: addresses.get(post.subscriber_id ?? '') ?? null,
  }));
}

/** How one claimed post went. */
export interface PostOutcome {
  readonly eventId: string;
  readonly attempt: number;
  readonly state: 'waiting' | 'delivered' | 'failed';
  /** For one that waits: the pause before the next try. */
  readonly afterSeconds: number;
  readonly tried: WebhookTry;
}

/** The newest tries of a post that are kept. */
const TRIES_KEPT = 20;

/**
 * Records how claimed posts to a target went. Posts that somebody else has claimed since are left to
 * them.
 */
export async function recordPosts(
  trx: Transaction<Database>,
  targetId: string,
  outcomes: readonly PostOutcome[],
): Promise<void> {
  await sql`
    update webhook_post p
    set state = v.state,
      retries = p.retries + 1,
      not_before = now() + make_interval(secs => v.after_seconds),
      ended_at = case when v.state <> 'waiting' then now() end,
      tries = case when jsonb_array_length(p.tries) < ${TRIES_KEPT} then p.tries
        else p.tries - 0 end || v.tried
    from unnest(
      ${outcomes.map((one) => one.eventId)}::text[],
      ${outcomes.map((one) => one.attempt)}::int[],
      ${outcomes.map((one) => one.state)}::text[],
      ${outcomes.map((one) => one.afterSeconds)}::float8[],
      ${outcomes.map((one) => JSON.stringify(one.tried))}::jsonb[]
    ) as v (event_id, attempt, state, after_seconds, tried)
    where p.event_id = v.event_id and p.target_id = ${targetId}
      and p.attempt = v.attempt and p.state = 'waiting'`.execute(trx);
}

/**
 * Notes on the target itself how a round of posts went.
 *
 * @returns since when it fails, without one success; null if it doesn't
 */
export async function noteTargetRound(
  trx: Transaction<Database>,
  targetId: string,
  round: { readonly succeeded: boolean; readonly quietSeconds: number },
): Promise<Date | null> {
  const { rows } = await sql<{ failing_since: Date | null }>`
    update webhook_target
    set succeeded_at = case when ${round.succeeded} then now() else succeeded_at end,
      failing_since = case when ${round.succeeded} then null
        else coalesce(failing_since, now()) end,
      quiet_until = case when ${round.quietSeconds}::float8 > 0
        then now() + make_interval(secs => ${round.quietSeconds}) else quiet_until end
    where id = ${targetId}
    returning failing_since`.execute(trx);
  return rows[0]?.failing_since ?? null;
}
