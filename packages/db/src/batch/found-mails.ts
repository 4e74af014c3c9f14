import { sql, type Transaction } from 'kysely';
import { readBuckets } from '../installation/installation.ts';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import { lastOrdinal } from './last-ordinal.ts';

/** A mail of a stored issue that the provider's list shows. */
export interface FoundMail {
  /** In canonical form. */
  readonly address: string;
  readonly resendId: string;
}

/**
 * Marks readers of a stored issue as accepted, whose mails the provider's list shows. Those who were
 * not frozen into its audience yet are added to it, in a batch of their own. Call with the issue's row
 * locked, and its partition made.
 *
 * @returns how many readers this is news about
 */
export async function markFound(
  trx: Transaction<Database>,
  issueId: string,
  mails: readonly FoundMail[],
): Promise<number> {
  let count = 0;
  for (const bucket of await readBuckets(trx)) {
    const marked = await sql`
      update ${deliveriesOf(issueId)} d
      set resend_id = coalesce(d.resend_id, m.resend_id),
        -- Who was rejected stays so; the mail's id shows that it arrived, so it isn't sent again.
        state = case when d.state in ('pending', 'uncertain') then 'accepted' else d.state end,
        reason = case when d.state in ('pending', 'uncertain') then null else d.reason end
      from ${asTable(mails)} where d.bucket = ${bucket} and d.address_canonical = m.address
        and d.state <> 'excluded'
        and (d.resend_id is null or d.state in ('pending', 'uncertain'))`.execute(trx);
    count += Number(marked.numAffectedRows ?? 0);
  }
  return count + (await addFound(trx, issueId, mails));
}

const asTable = (mails: readonly FoundMail[]) =>
  sql`unnest(${mails.map((one) => one.address)}::text[],
    ${mails.map((one) => one.resendId)}::text[]) as m (address, resend_id)`;

async function addFound(
  trx: Transaction<Database>,
  issueId: string,
  mails: readonly FoundMail[],
): Promise<number> {
  const issue = await trx
    .selectFrom('issue')
    .select('newsletter_id')
    .where('id', '=', issueId)
    .where('frozen_at', 'is', null)
    .executeTakeFirst();
  const shown = await trx
    .selectFrom('rendition')
    .select('id')
    .where('issue_id', '=', issueId)
    .orderBy(sql`key <> 'full'`)
    .orderBy('id')
    .executeTakeFirst();
  if (issue === undefined || shown === undefined) return 0;
  let added = 0;
  for (const bucket of await readBuckets(trx)) {
    const missing = await findMissing(trx, { issueId, bucket, ...issue }, mails);
    if (missing.length === 0) continue;
    const ordinal = (await lastOrdinal(trx, issueId, bucket)) + 1;
    const { rows } = await sql<{ id: string }>`
      insert into batch (bucket, issue_id, rendition_id, ordinal, size, state, reason, ended_at)
      values (${bucket}, ${issueId}, ${shown.id}, ${ordinal}, ${missing.length}, 'accepted', 'restored',
        now())
      returning id`.execute(trx);
    await trx
      .insertInto('delivery')
      .values(
        missing.map((reader) => ({
          ...reader,
          bucket,
          issue_id: issueId,
          batch_id: rows[0]?.id ?? null,
          rendition_id: shown.id,
          state: 'accepted' as const,
        })),
      )
      .execute();
    added += missing.length;
  }
  if (added > 0) {
    await trx
      .updateTable('issue')
      .set({ audience: sql<number>`audience + ${added}`, found: true })
      .where('id', '=', issueId)
      .execute();
  }
  return added;
}

/** Finds readers of a bucket whose mails are on the list, and who have no delivery of the issue. */
async function findMissing(
  trx: Transaction<Database>,
  its: { readonly issueId: string; readonly newsletter_id: string; readonly bucket: number },
  mails: readonly FoundMail[],
) {
  const { rows: listed } = await sql<{
    subscriber_id: string;
    subscription_id: string;
    address: string;
    address_canonical: string;
    resend_id: string;
  }>`
    select distinct on (r.id) r.id as subscriber_id, s.id as subscription_id, r.address,
      r.address_canonical, m.resend_id
    from ${asTable(mails)}
    join subscriber r on r.bucket = ${its.bucket} and r.address_canonical = m.address
    join subscription s on s.bucket = ${its.bucket} and s.subscriber_id = r.id
      and s.newsletter_id = ${its.newsletter_id}`.execute(trx);
  if (listed.length === 0) return [];
  // In any bucket: who has moved since has it in the one of before.
  const { rows: known } = await sql<{ id: string; address: string }>`
    select subscriber_id as id, address_canonical as address from ${deliveriesOf(its.issueId)}
    where subscriber_id = any(${listed.map((one) => one.subscriber_id)}::bigint[])
      or address_canonical = any(${listed.map((one) => one.address_canonical)}::text[])`.execute(
    trx,
  );
  const taken = new Set(known.flatMap(({ id, address }) => [id, address]));
  return listed.filter((one) => !taken.has(one.subscriber_id) && !taken.has(one.address_canonical));
}

/**
 * Settles what was open in an issue's batches, once the list was read as far as it goes: a batch of
 * which one mail was found arrived as a whole, and one that was on the wire and isn't there is
 * uncertain. Batches that were never tried stay as they are. Call with the issue's row locked.
 */
export async function settleFoundBatches(
  trx: Transaction<Database>,
  issueId: string,
): Promise<void> {
  const { rows } = await sql`select to_regclass(${`delivery_${BigInt(issueId)}`}) as found
    where to_regclass(${`delivery_${BigInt(issueId)}`}) is not null`.execute(trx);
  if (rows.length === 0) return;
  for (const bucket of await readBuckets(trx)) await settleBucket(trx, issueId, bucket);
}

async function settleBucket(
  trx: Transaction<Database>,
  issueId: string,
  bucket: number,
): Promise<void> {
  const deliveries = deliveriesOf(issueId);
  // As a value: no function of the time may stand in what Citus sends to another machine.
  const { rows } = await sql<{ at: Date }>`select now() as at`.execute(trx);
  const at = rows[0]?.at ?? new Date();
  await sql`
    with arrived as (
      update batch b set state = 'accepted', reason = 'restored', tokens = null, lease_until = null,
        ended_at = coalesce(b.ended_at, ${at}::timestamptz)
      where b.bucket = ${bucket} and b.issue_id = ${issueId}
        and b.state in ('prepared', 'attempted', 'uncertain')
        and exists (select from ${deliveries} d
          where d.bucket = ${bucket} and d.batch_id = b.id and d.state = 'accepted')
      returning b.id
    )
    update ${deliveries} d set state = 'accepted', reason = null
    from arrived where d.bucket = ${bucket} and d.batch_id = arrived.id
      and d.state in ('pending', 'uncertain')`.execute(trx);
  await sql`
    with lost as (
      update attempt a set ended_at = ${at}, outcome = 'lost'
      from batch b where a.bucket = ${bucket} and b.bucket = ${bucket} and b.id = a.batch_id
        and b.issue_id = ${issueId} and b.state = 'attempted' and a.ended_at is null
    ), doubtful as (
      update batch b set state = 'uncertain', reason = 'restored', tokens = null, lease_until = null,
        ended_at = ${at}
      where b.bucket = ${bucket} and b.issue_id = ${issueId} and b.state = 'attempted'
      returning b.id
    )
    update ${deliveries} d set state = 'uncertain', reason = 'restored'
    from doubtful where d.bucket = ${bucket} and d.batch_id = doubtful.id
      and d.state = 'pending'`.execute(trx);
}
