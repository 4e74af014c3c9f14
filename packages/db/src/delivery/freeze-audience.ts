import { BATCH_LIMIT } from '@galley/core/delivery';
import { audienceOf, FULL_RENDITION } from '@galley/core/issue';
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { isUniqueViolation } from '../data-error.ts';
import type { OwedCorrection } from '../correction/owed-correction.ts';
import { listIssueCorrections, owedBy } from '../audience/waiting-corrections.ts';
import type { Database } from '../schema/database.ts';
import { notHeld } from '../restore/hold.ts';
import { waitsForIssue, type Waiting } from '../audience/waits-for-issue.ts';
import { deliveriesOf, partitionName } from '../schema/delivery-partition.ts';
import { withDeliveryAlone } from './lock-delivery.ts';

/**
 * Each delivery is written a second time when it is accepted. With room for that on its page no
 * index changes, and the table ends up no larger than if its pages had been filled.
 */
const FILL_PERCENT = 45;

/** The result of one step of T0. */
export type FreezeStep =
  | { readonly kind: 'more'; readonly added: number }
  | { readonly kind: 'complete' }
  /** It is not being sent, its undo window is open, or another process is freezing it. */
  | { readonly kind: 'not-now' };

/**
 * Makes the partition that holds an issue's deliveries. Any number of processes may call it at
 * once.
 *
 * Locks all others out of `delivery` for a few milliseconds: a session that looked up the
 * partitions at that moment was seen to miss the new one, and found an issue without readers.
 *
 * @throws the Postgres error when other sessions used `delivery` at each of many tries
 */
export async function openDeliveryPartition(db: Kysely<Database>, issueId: string): Promise<void> {
  const name = partitionName(issueId);
  await withDeliveryAlone(db, async (trx, alone) => {
    await sql`select pg_advisory_xact_lock(hashtext('galley delivery partition'))`.execute(trx);
    // Read as rows, because a look-up by name may have cached, before the lock, that there was
    // none.
    const found = await sql`select from pg_class where relname = ${name}
      and relnamespace = (select relnamespace from pg_class where oid = 'delivery'::regclass)
    `.execute(trx);
    if (found.rows.length > 0) return;
    await alone();
    await sql`create table ${sql.id(name)}
      (like delivery including defaults including constraints)
      with (fillfactor = ${sql.lit(FILL_PERCENT)})`.execute(trx);
    await sql`alter table delivery attach partition ${sql.id(name)}
      for values in (${sql.lit(issueId)})`.execute(trx);
  });
}

/** Lists approved issues without a partition, the soonest due first. */
export async function issuesWithoutPartition(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from issue
    where state = 'approved' and to_regclass('delivery_' || id) is null
    order by due_at, id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Gives the planner statistics of a partition. Without them it assumes that an issue has one
 * two-hundredth of the rows, and reads a million readers to find a hundred.
 */
export async function analyzeDeliveries(db: Kysely<Database>, issueId: string): Promise<void> {
  await sql`analyze ${deliveriesOf(issueId)}`.execute(db);
}

/**
 * T0: freezes the next readers of an issue's audience in the order of their ids, and plans them
 * into batches, once the undo window is over. Takes one short transaction, which locks the issue's row and stores its
 * progress there, so a kill costs one chunk and repeats nothing.
 *
 * Each reader is decided once: their choice names the rendition, and what they were sent before the
 * corrections that they get with it. A choice without approved bytes gives what the reader's latest
 * earlier choice gives that was decided with them, nothing too; if there is none, the next larger
 * rendition. Those who get none by their own wish are excluded; they count as audience, and are in
 * no batch.
 */
export async function freezeAudienceChunk(
  trx: Transaction<Database>,
  input: { readonly issueId: string; readonly chunk: number },
): Promise<FreezeStep> {
  const issue = await trx
    .selectFrom('issue')
    .innerJoin('newsletter', 'newsletter.id', 'issue.newsletter_id')
    .select([
      'issue.newsletter_id',
      'issue.freeze_cursor',
      'issue.best_of',
      'issue.corrects',
      'issue.slot_due_on',
      'issue.found',
      'newsletter.best_of_cadence',
    ])
    .where('issue.id', '=', input.issueId)
    .where('issue.state', '=', 'sending')
    .where('issue.frozen_at', 'is', null)
    .where(notHeld)
    // Until then it can be taken back, which leaves nothing behind.
    .where((eb) => eb.or([eb('send_after', 'is', null), eb('send_after', '<=', sql<Date>`now()`)]))
    .forNoKeyUpdate('issue')
    .skipLocked()
    .executeTakeFirst();
  if (issue === undefined) return { kind: 'not-now' };
  const { newsletter_id: newsletterId, best_of: bestOf, corrects } = issue;
  // Two issues that freeze the same reader at once would both tell them of a correction.
  await sql`select pg_advisory_xact_lock(hashtextextended('galley corrections', ${newsletterId}))`.execute(
    trx,
  );
  const audience = audienceOf({
    bestOf,
    corrects,
    hasSlot: issue.slot_due_on !== null,
    hasBestOfs: issue.best_of_cadence !== null,
  });
  const waiting = await waitsForIssue(trx, {
    newsletterId,
    audience,
    bestOf,
    corrects: corrects === null ? null : { correctionId: corrects, issueId: input.issueId },
  });
  const corrections = await listIssueCorrections(trx, input.issueId);
  const owed = corrections.filter(({ toEverybody }) => !toEverybody);
  const seen = sql`select id, newsletter_id, subscriber_id, choice, rhythm, paused_until, catch_up_since
      from subscription where newsletter_id = ${newsletterId} and status = 'confirmed'
        and subscriber_id > ${issue.freeze_cursor}
      order by subscriber_id limit ${input.chunk}`;
  // Only where an address has changed hands is there anything to look up.
  const untaken = sql`and (select d.subscriber_id from ${deliveriesOf(input.issueId)} d
    where d.address_canonical = r.address_canonical) is null`;
  // After a restore, the provider's list has shown who got it already.
  const unfound = sql`and not exists (select from ${deliveriesOf(input.issueId)} d
    where d.subscriber_id = r.id or d.address_canonical = r.address_canonical)`;
  const freeze = async (isTaken: boolean) =>
    sql<{ added: number; cursor: string | null }>`
    with seen as materialized (
      ${seen}
    ), decided as materialized (
      select s.subscriber_id, s.id as subscription_id, r.address, r.address_canonical,
        case
          when s.paused_until > now() then 'on-pause'
          when ${audience === 'every-issue'} and s.rhythm = 'monthly' then 'monthly'
          when coalesce(before.gives, c.gives) = 'nothing' then 'nothing-chosen'
        end as reason,
        coalesce(before.rendition_id, c.rendition_id, (
          select id from rendition where issue_id = ${input.issueId} and key = ${FULL_RENDITION}
        )) as rendition_id
      from seen s
      join subscriber r on r.id = s.subscriber_id
      left join rendition_choice c on c.issue_id = ${input.issueId} and c.choice = s.choice
      left join lateral (
        select e.gives, e.rendition_id from subscription_choice made
        join rendition_choice e on e.issue_id = ${input.issueId} and e.choice = made.choice
        -- Only for few is there anything to look up.
        where coalesce(c.gives, 'late') = 'late'
          and made.subscription_id = s.id and e.gives <> 'late'
        order by made.id desc limit 1
      ) before on true
      where not exists (select from suppression x where x.address_key = r.address_canonical)
        and ${waiting.isFor}
        ${isTaken ? untaken : sql``}
        ${issue.found ? unfound : sql``}
    ), ${owed.length === 0 ? UNCORRECTED : corrected(owed)}, chunk as materialized (
      select *, (row_number() over (partition by rendition_id order by subscriber_id) - 1)
        / ${sql.lit(BATCH_LIMIT)} as part
      from given where reason is null
    ), parts as materialized (
      select rendition_id, part, count(*) as size,
        (select coalesce(max(ordinal), 0) from batch where issue_id = ${input.issueId})
          + row_number() over (order by part, rendition_id) as ordinal
      from chunk group by rendition_id, part
    ), planned as (
      insert into batch (issue_id, rendition_id, ordinal, size)
      select ${input.issueId}::bigint, rendition_id, ordinal, size from parts
      returning id, ordinal
    ), added as (
      insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id,
        address, address_canonical, state, reason)
      select ${input.issueId}::bigint, c.subscriber_id, c.subscription_id, b.id, c.rendition_id,
        c.address, c.address_canonical, 'pending', null
      from chunk c join parts p using (rendition_id, part) join planned b using (ordinal)
      union all
      select ${input.issueId}::bigint, subscriber_id, subscription_id, null::bigint, null::bigint,
        address, address_canonical, 'excluded', reason
      from given where reason is not null
      returning 1
    )
    select (select count(*)::integer from added) as added,
      (select max(subscriber_id) from seen) as cursor`.execute(trx);
  await sql`savepoint before_chunk`.execute(trx);
  const { rows } = await freeze(false).catch(async (error: unknown) => {
    // Of a delivery only the address is unique among readers, each of whom is seen once.
    if (!isUniqueViolation(error)) throw error;
    await sql`rollback to savepoint before_chunk`.execute(trx);
    await followAddresses(trx, input.issueId, seen);
    return freeze(true);
  });
  const { added, cursor } = rows[0] ?? { added: 0, cursor: null };
  await trx
    .updateTable('issue')
    .set(
      cursor === null
        ? { frozen_at: sql<Date>`now()` }
        : { freeze_cursor: cursor, audience: sql<number>`audience + ${added}` },
    )
    .where('id', '=', input.issueId)
    .execute();
  if (cursor !== null) return { kind: 'more', added };
  if (bestOf !== null) await endCatchUps(trx, { issueId: input.issueId, newsletterId, waiting });
  return { kind: 'complete' };
}

/**
 * Has the mail of readers who were frozen earlier follow them to their present address, where one of
 * the next readers has taken over the old one. An address is in an issue once, so it would otherwise
 * be impossible to freeze that reader. What was tried already keeps its address, and then the reader
 * who has it now gets no second mail there.
 */
const followAddresses = async (
  trx: Transaction<Database>,
  issueId: string,
  seen: RawBuilder<unknown>,
): Promise<unknown> =>
  sql`
    update ${deliveriesOf(issueId)} d
    set address = now_.address, address_canonical = now_.address_canonical
    from (${seen}) s, subscriber taker, subscriber now_, batch b
    where taker.id = s.subscriber_id and d.address_canonical = taker.address_canonical
      and now_.id = d.subscriber_id and b.id = d.batch_id
      and d.state = 'pending' and b.state = 'prepared' and b.idempotency_key is null
      and not exists (select from ${deliveriesOf(issueId)} o
        where o.address_canonical = now_.address_canonical)`.execute(trx);

const UNCORRECTED = sql`given as not materialized (select * from decided)`;

/**
 * Gives readers the same rendition with the corrections that they are owed, if there is one;
 * otherwise they wait for the next issue.
 */
const corrected = (owed: readonly OwedCorrection[]) => sql`
  owed as materialized (select * from ${owedBy(owed, sql`seen`)} its),
  given as materialized (
    select d.subscriber_id, d.subscription_id, d.address, d.address_canonical, d.reason,
      coalesce(corrected.id, d.rendition_id) as rendition_id
    from decided d
    left join owed using (subscriber_id)
    left join rendition base on base.id = d.rendition_id and owed.corrections is not null
    left join rendition corrected on corrected.issue_id = base.issue_id
      and corrected.base = base.key and corrected.corrections = owed.corrections
  )`;

/**
 * A best-of is what readers catch up with after a pause; those whom a pause has cost nothing, or who
 * have seen every issue of a month since, need none. In the order of their ids, so that two issues
 * which end catch-ups at once don't wait for each other.
 */
async function endCatchUps(
  trx: Transaction<Database>,
  its: { readonly issueId: string; readonly newsletterId: string; readonly waiting: Waiting },
): Promise<void> {
  await sql`
    with caught as (
      select s.id from subscription s
      left join ${deliveriesOf(its.issueId)} d on d.subscriber_id = s.subscriber_id
      where s.newsletter_id = ${its.newsletterId} and s.status = 'confirmed'
        and s.catch_up_since is not null and (s.paused_until is null or s.paused_until <= now())
        and (d.state <> 'excluded' and ${its.waiting.catchesUp} or ${its.waiting.isPastCatchUp})
      order by s.id for no key update of s
    )
    update subscription s set catch_up_since = null from caught where s.id = caught.id
  `.execute(trx);
}
