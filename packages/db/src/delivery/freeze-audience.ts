import { BATCH_LIMIT } from '@galley/core/delivery';
import { audienceOf, FULL_RENDITION } from '@galley/core/issue';
import { sql, type Kysely, type RawBuilder, type Transaction, type UpdateObject } from 'kysely';
import { isUniqueViolation } from '../data-error.ts';
import type { OwedCorrection } from '../correction/owed-correction.ts';
import {
  listIssueCorrections,
  readOwed,
  type OwedReader,
} from '../audience/waiting-corrections.ts';
import { lastOrdinal } from '../batch/split-batch.ts';
import { readBuckets } from '../installation/installation.ts';
import type { Database } from '../schema/database.ts';
import { waitForMoves } from '../subscription/move-lock.ts';
import { notHeld } from '../restore/hold.ts';
import { waitsForIssue, type AudienceQuestion, type Waiting } from '../audience/waits-for-issue.ts';
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
      (like delivery including defaults including constraints,
        constraint delivery_has_batch check (state <> 'pending' or batch_id is not null))
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
 * T0: freezes the next readers of an issue's audience, bucket after bucket and in each in the order of
 * their ids, and plans them into batches, once the undo window is over. Takes one short transaction,
 * which locks the issue's row and stores its progress there, so a kill costs one chunk and repeats
 * nothing.
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
      'issue.freeze_bucket',
      'issue.freeze_cursor',
      'issue.released_at',
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
  const question = {
    newsletterId,
    audience,
    bestOf,
    corrects: corrects === null ? null : { correctionId: corrects, issueId: input.issueId },
  };
  const corrections = await listIssueCorrections(trx, input.issueId);
  const buckets = await readBuckets(trx);
  const freezing: Freezing = {
    issueId: input.issueId,
    newsletterId,
    question,
    corrections: corrections.filter(({ toEverybody }) => !toEverybody),
    found: issue.found,
    isSpread: buckets.length > 1,
  };
  const note = async (progress: UpdateObject<Database, 'issue'>): Promise<void> => {
    await trx.updateTable('issue').set(progress).where('id', '=', input.issueId).execute();
  };

  const done = { freeze_bucket: issue.freeze_bucket, freeze_cursor: issue.freeze_cursor };
  for (const bucket of buckets.slice(issue.freeze_bucket)) {
    const range = await nextReaders(trx, newsletterId, bucket, done.freeze_cursor, input.chunk);
    if (range !== null) {
      const added = await freezeReaders(trx, freezing, range);
      await note({ ...done, freeze_cursor: range.to, audience: sql<number>`audience + ${added}` });
      return { kind: 'more', added };
    }
    done.freeze_bucket += 1;
    done.freeze_cursor = '0';
  }
  if (freezing.isSpread) {
    const stray = await findStray(trx, freezing, issue.released_at);
    if (stray !== null) {
      const added = await freezeReaders(trx, freezing, stray);
      await note({ ...done, audience: sql<number>`audience + ${added}` });
      return { kind: 'more', added };
    }
  }
  await note({ frozen_at: sql<Date>`now()` });
  if (bestOf !== null) {
    const waiting = await waitsForIssue(trx, question);
    for (const each of buckets) await endCatchUps(trx, freezing, waiting, each);
  }
  return { kind: 'complete' };
}

/** An issue whose audience is being frozen. */
interface Freezing {
  readonly issueId: string;
  readonly newsletterId: string;
  readonly question: AudienceQuestion;
  /** Those that only some are owed. */
  readonly corrections: readonly OwedCorrection[];
  readonly found: boolean;
  /** Whether there is more than one bucket. */
  readonly isSpread: boolean;
}

/** Confirmed readers of a newsletter in one bucket, by their ids. */
interface ReaderRange {
  readonly bucket: number;
  readonly after: string;
  readonly to: string;
  readonly most: number;
}

async function nextReaders(
  trx: Transaction<Database>,
  newsletterId: string,
  bucket: number,
  after: string,
  most: number,
): Promise<ReaderRange | null> {
  const { rows } = await sql<{ to: string | null }>`
    select max(subscriber_id) as "to" from (
      select subscriber_id from subscription
      where bucket = ${bucket} and newsletter_id = ${newsletterId} and status = 'confirmed'
        and subscriber_id > ${after}
      order by subscriber_id limit ${most}
    ) next`.execute(trx);
  const to = rows[0]?.to ?? null;
  return to === null ? null : { bucket, after, to, most };
}

/**
 * Finds a reader whose address changed to one of a bucket that had been frozen, before their old one
 * was. Waits for those who are moving.
 */
async function findStray(
  trx: Transaction<Database>,
  { issueId, newsletterId }: Freezing,
  releasedAt: Date | null,
): Promise<ReaderRange | null> {
  await waitForMoves(trx);
  const { rows } = await sql<{ bucket: number; id: string }>`
    select r.bucket, r.id from subscriber r
    join subscription s on s.bucket = r.bucket and s.subscriber_id = r.id
    where r.moved_at >= ${releasedAt}::timestamptz - interval '1 hour'
      and s.newsletter_id = ${newsletterId} and s.status = 'confirmed'
    order by r.id`.execute(trx);
  if (rows.length === 0) return null;
  const frozen = await frozenAmong(
    trx,
    issueId,
    rows.map(({ id }) => id),
  );
  const stray = rows.find(({ id }) => !frozen.has(id));
  if (stray === undefined) return null;
  const { bucket, id } = stray;
  return { bucket, after: (BigInt(id) - 1n).toString(), to: id, most: 1 };
}

async function frozenAmong(
  trx: Transaction<Database>,
  issueId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select subscriber_id as id from ${deliveriesOf(issueId)}
    where subscriber_id = any(${ids}::bigint[])`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** Readers who came into a bucket after their old one was frozen have their delivery there. */
async function frozenElsewhere(
  trx: Transaction<Database>,
  { issueId, isSpread }: Freezing,
  { bucket, after, to }: ReaderRange,
): Promise<readonly string[]> {
  if (!isSpread) return [];
  const { rows } = await sql<{ id: string }>`
    select id from subscriber
    where bucket = ${bucket} and moved_at is not null and id > ${after} and id <= ${to}`.execute(
    trx,
  );
  if (rows.length === 0) return [];
  return [
    ...(await frozenAmong(
      trx,
      issueId,
      rows.map(({ id }) => id),
    )),
  ];
}

/** @returns how many readers were added */
async function freezeReaders(
  trx: Transaction<Database>,
  freezing: Freezing,
  range: ReaderRange,
): Promise<number> {
  const { issueId, question, corrections } = freezing;
  let ids: Promise<readonly string[]> | undefined;
  // Only where what they got earlier matters.
  const readChunk = () => (ids ??= readIds(trx, readersIn(freezing, range)));
  const waiting = await waitsForIssue(trx, question, readChunk);
  const owed = corrections.length === 0 ? [] : await readOwed(trx, corrections, await readChunk());
  const offer = await readOffer(trx, issueId);
  const before = await frozenElsewhere(trx, freezing, range);
  const numbers = await takeNumbers(trx, issueId, range.most);
  const add = async (isTaken: boolean): Promise<number> => {
    const { numAffectedRows } = await addDeliveries(trx, freezing, range, {
      offer,
      waiting,
      owed,
      before,
      batchIds: numbers.ids,
      isTaken,
    });
    return Number(numAffectedRows ?? 0);
  };
  await sql`savepoint before_chunk`.execute(trx);
  const added = await add(false).catch(async (error: unknown) => {
    // Of a delivery only the address is unique among readers, each of whom is seen once.
    if (!isUniqueViolation(error)) throw error;
    await sql`rollback to savepoint before_chunk`.execute(trx);
    await followAddresses(trx, issueId, readersIn(freezing, range), range.bucket);
    return add(true);
  });
  await sql`
    insert into batch (bucket, id, issue_id, rendition_id, ordinal, size)
    select bucket, batch_id, issue_id, rendition_id,
      ${numbers.last}::integer + array_position(${numbers.ids}::bigint[], batch_id), count(*)
    from ${deliveriesOf(issueId)}
    where bucket = ${range.bucket} and batch_id = any(${numbers.ids}::bigint[])
    group by bucket, batch_id, issue_id, rendition_id`.execute(trx);
  return added;
}

/** Readers who are confirmed between two statements are frozen, too. */
const MORE_READERS = 1_000;

/**
 * Takes ids for the batches of a chunk, and finds the ordinal that they come after. There is one for
 * each hundred readers, and one more for each rendition at most.
 */
async function takeNumbers(
  trx: Transaction<Database>,
  issueId: string,
  readers: number,
): Promise<{ readonly ids: readonly string[]; readonly last: number }> {
  const full = Math.ceil((readers + MORE_READERS) / BATCH_LIMIT);
  const { renditions } = await trx
    .selectFrom('rendition')
    .select(sql<number>`count(*)::integer`.as('renditions'))
    .where('issue_id', '=', issueId)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ id: string }>`
    select nextval('batch_id_seq') as id from generate_series(1, ${full + renditions}::integer)`.execute(
    trx,
  );
  return { ids: rows.map(({ id }) => id), last: await lastOrdinal(trx, issueId) };
}

/** What an issue has for whom, as tables of values: the readers lie elsewhere than its renditions. */
interface Offer {
  /** The rendition of those who chose nothing that has one of its own. */
  readonly full: string | null;
  /** Rows of `choice`, `gives` and `rendition_id`. */
  readonly choices: RawBuilder<unknown>;
  /** Rows of `id`, `key`, `base` and `corrections`. */
  readonly renditions: RawBuilder<unknown>;
}

async function readOffer(trx: Transaction<Database>, issueId: string): Promise<Offer> {
  const renditions = await trx
    .selectFrom('rendition')
    .select(['id', 'key', 'base', 'corrections'])
    .where('issue_id', '=', issueId)
    .execute();
  const choices = await trx
    .selectFrom('rendition_choice')
    .select(['choice', 'gives', 'rendition_id'])
    .where('issue_id', '=', issueId)
    .execute();
  return {
    full: renditions.find(({ key }) => key === FULL_RENDITION)?.id ?? null,
    choices: sql`(select * from unnest(${choices.map(({ choice }) => choice)}::text[],
      ${choices.map(({ gives }) => gives)}::text[],
      ${choices.map((each) => each.rendition_id)}::bigint[]) as v (choice, gives, rendition_id))`,
    renditions: sql`(select * from unnest(${renditions.map(({ id }) => id)}::bigint[],
      ${renditions.map(({ key }) => key)}::text[], ${renditions.map(({ base }) => base)}::text[],
      ${renditions.map((each) => each.corrections)}::text[]) as v (id, key, base, corrections))`,
  };
}

const readersIn = ({ newsletterId }: Freezing, { bucket, after, to }: ReaderRange) => sql`
  select bucket, id, newsletter_id, subscriber_id, choice, rhythm, paused_until, catch_up_since
  from subscription where bucket = ${bucket} and newsletter_id = ${newsletterId}
    and status = 'confirmed' and subscriber_id > ${after} and subscriber_id <= ${to}`;

/**
 * Stores the deliveries of readers, each with the id of a batch that is still to be stored: the
 * readers of a rendition are cut into hundreds in the order of their ids.
 */
async function addDeliveries(
  trx: Transaction<Database>,
  freezing: Freezing,
  range: ReaderRange,
  {
    offer,
    waiting,
    owed,
    before,
    batchIds,
    isTaken,
  }: {
    readonly offer: Offer;
    readonly waiting: Waiting;
    readonly owed: readonly OwedReader[];
    readonly before: readonly string[];
    readonly batchIds: readonly string[];
    readonly isTaken: boolean;
  },
) {
  const { issueId, question } = freezing;
  const { bucket } = range;
  const deliveries = deliveriesOf(issueId);
  // Only where an address has changed hands is there anything to look up.
  const untaken = sql`and (select d.subscriber_id from ${deliveries} d
    where d.bucket = ${bucket} and d.address_canonical = r.address_canonical) is null`;
  // After a restore, the provider's list has shown who got it already.
  const unfound = sql`and not exists (select from ${deliveries} d
    where d.bucket = ${bucket}
      and (d.subscriber_id = r.id or d.address_canonical = r.address_canonical))`;
  return sql`
    insert into ${deliveries} (bucket, issue_id, subscriber_id, subscription_id, batch_id,
      rendition_id, address, address_canonical, state, reason)
    with seen as materialized (
      ${readersIn(freezing, range)}
    ), decided as materialized (
      select s.bucket, s.subscriber_id, s.id as subscription_id, r.address, r.address_canonical,
        case
          when s.paused_until > now() then 'on-pause'
          when ${question.audience === 'every-issue'} and s.rhythm = 'monthly' then 'monthly'
          when coalesce(before.gives, c.gives) = 'nothing' then 'nothing-chosen'
        end as reason,
        coalesce(before.rendition_id, c.rendition_id, ${offer.full}::bigint) as rendition_id
      from seen s
      join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
      left join ${offer.choices} c on c.choice = s.choice
      left join lateral (
        select e.gives, e.rendition_id from subscription_choice made
        join ${offer.choices} e on e.choice = made.choice
        -- Only for few is there anything to look up.
        where coalesce(c.gives, 'late') = 'late' and made.bucket = ${bucket}
          and made.subscription_id = s.id and e.gives <> 'late'
        order by made.id desc limit 1
      ) before on true
      where r.bucket = ${bucket}
        and not exists (select from suppression x
          where x.bucket = ${bucket} and x.address_key = r.address_canonical)
        and ${waiting.isFor}
        ${isTaken ? untaken : sql``}
        ${freezing.found ? unfound : sql``}
        ${before.length === 0 ? sql`` : sql`and s.subscriber_id <> all(${before}::bigint[])`}
    ), ${owed.length === 0 ? UNCORRECTED : corrected(owed, offer.renditions)}, parts as (
      select *, case when reason is null then (row_number() over (
          partition by rendition_id, reason is null order by subscriber_id
        ) - 1) / ${sql.lit(BATCH_LIMIT)} end as part
      from given
    )
    select bucket, ${issueId}::bigint, subscriber_id, subscription_id,
      case when reason is null then (${batchIds}::bigint[])[
        dense_rank() over (order by part, rendition_id)] end,
      case when reason is null then rendition_id end,
      address, address_canonical,
      case when reason is null then 'pending' else 'excluded' end, reason
    from parts`.execute(trx);
}

async function readIds(
  trx: Transaction<Database>,
  seen: RawBuilder<unknown>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select subscriber_id::text as id from (${seen}) s`.execute(trx);
  return rows.map(({ id }) => id);
}

/**
 * Has the mail of readers who were frozen earlier follow them to their present address, where one of
 * the next readers has taken over the old one. An address is in an issue once, so it would otherwise
 * be impossible to freeze that reader. What was tried already keeps its address, and then the reader
 * who has it now gets no second mail there.
 */
async function followAddresses(
  trx: Transaction<Database>,
  issueId: string,
  seen: RawBuilder<unknown>,
  bucket: number,
): Promise<void> {
  const { rows: followers } = await sql<{ id: string }>`
    select d.subscriber_id as id
    from (${seen}) s
    join subscriber taker on taker.bucket = s.bucket and taker.id = s.subscriber_id
    join ${deliveriesOf(issueId)} d
      on d.bucket = s.bucket and d.address_canonical = taker.address_canonical
    join batch b on b.bucket = s.bucket and b.id = d.batch_id
    where s.bucket = ${bucket} and d.state = 'pending' and b.state = 'prepared'
      and b.idempotency_key is null`.execute(trx);
  if (followers.length === 0) return;
  // Their present address may belong to any bucket.
  const present = await trx
    .selectFrom('subscriber')
    .select(['id', 'address', 'address_canonical'])
    .where(
      'id',
      'in',
      followers.map(({ id }) => id),
    )
    .execute();
  const { rows: taken } = await sql<{ address: string }>`
    select address_canonical as address from ${deliveriesOf(issueId)}
    where address_canonical = any(${present.map((one) => one.address_canonical)}::text[])`.execute(
    trx,
  );
  const isTaken = new Set(taken.map(({ address }) => address));
  const follow = present.filter((one) => !isTaken.has(one.address_canonical));
  if (follow.length === 0) return;
  await sql`
    update ${deliveriesOf(issueId)} d
    set address = now_.address, address_canonical = now_.canonical
    from unnest(${follow.map(({ id }) => id)}::bigint[],
      ${follow.map(({ address }) => address)}::text[],
      ${follow.map((one) => one.address_canonical)}::text[]) as now_ (id, address, canonical)
    where d.bucket = ${bucket} and d.subscriber_id = now_.id`.execute(trx);
}

const UNCORRECTED = sql`given as not materialized (select * from decided)`;

/**
 * Gives readers the same rendition with the corrections that they are owed, if there is one;
 * otherwise they wait for the next issue. Who is owed what is looked up by the reader's id.
 */
function corrected(owed: readonly OwedReader[], renditions: RawBuilder<unknown>) {
  const byId = Object.fromEntries(owed.map((each) => [each.subscriberId, each.corrections]));
  return sql`
  given as materialized (
    select d.bucket, d.subscriber_id, d.subscription_id, d.address, d.address_canonical, d.reason,
      coalesce(corrected.id, d.rendition_id) as rendition_id
    from (
      select *, ${JSON.stringify(byId)}::jsonb ->> subscriber_id::text as corrections from decided
    ) d
    left join ${renditions} base on base.id = d.rendition_id and d.corrections is not null
    left join ${renditions} corrected
      on corrected.base = base.key and corrected.corrections = d.corrections
  )`;
}

/**
 * A best-of is what readers catch up with after a pause; those whom a pause has cost nothing, or who
 * have seen every issue of a month since, need none. In the order of their ids, so that two issues
 * which end catch-ups at once don't wait for each other.
 */
async function endCatchUps(
  trx: Transaction<Database>,
  { issueId, newsletterId }: Freezing,
  waiting: Waiting,
  bucket: number,
): Promise<void> {
  await sql`
    with caught as (
      select s.id from subscription s
      left join ${deliveriesOf(issueId)} d
        on d.bucket = s.bucket and d.subscriber_id = s.subscriber_id
      where s.bucket = ${bucket} and s.newsletter_id = ${newsletterId} and s.status = 'confirmed'
        and s.catch_up_since is not null and (s.paused_until is null or s.paused_until <= now())
        and (d.state <> 'excluded' and ${waiting.catchesUp} or ${waiting.isPastCatchUp})
      order by s.id for no key update of s
    )
    update subscription s set catch_up_since = null from caught
    where s.bucket = ${bucket} and s.id = caught.id`.execute(trx);
}
