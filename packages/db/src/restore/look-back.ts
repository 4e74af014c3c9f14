import { mailLikeness } from '@galley/core/delivery';
import type { SlotKind } from '@galley/core/newsletter';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';

/** How mails look of issues that may have been on their way when the snapshot was taken, with their ids. */
export async function openLikenesses(
  db: Kysely<Database>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ subject: string; sender: string | null; issueId: string }>`
    select i.subject, i.sender, i.id as "issueId" from issue i
    where i.state <> 'cancelled' and i.sent_at is null
    union
    select r.subject, i.sender, i.id from issue i join rendition r on r.issue_id = i.id
    where i.state <> 'cancelled' and i.sent_at is null`.execute(db);
  const found = new Map<string, Set<string>>();
  for (const { subject, sender, issueId } of rows) {
    const likeness = mailLikeness(sender ?? '', subject);
    const ids = found.get(likeness) ?? new Set();
    found.set(likeness, ids.add(issueId));
  }
  return found;
}

/** Whether any mail is known to have been accepted before the snapshot: then the list must show it. */
export async function hasMailBefore(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from batch where state = 'accepted' and coalesce(reason, '') <> 'restored')
      or exists (select from notice where state = 'accepted'
        and ended_at <= (select snapshot_at from installation)) as found`.execute(db);
  return rows[0]?.found ?? true;
}

/** Issues of these ids that are stored; the others were lost. */
export async function listStoredIssues(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('issue').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}

/** What one page of the provider's list says of an issue. */
export interface FoundOnPage {
  readonly issueId: string;
  readonly newsletter: string | null;
  readonly number: number | null;
  readonly slot: { readonly kind: SlotKind; readonly dueOn: string } | null;
  readonly subject: string;
  readonly sender: string;
  readonly mails: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/**
 * Adds what a page shows to what earlier pages showed. Where mails name no newsletter, their sender
 * does, unless several newsletters share it.
 */
export async function noteFoundIssue(trx: Transaction<Database>, its: FoundOnPage): Promise<void> {
  await sql`
    insert into found_issue as f (issue_id, newsletter_id, slot_kind, slot_due_on, number, subject,
      sender, mails, first_at, last_at)
    select ${its.issueId}::bigint,
      coalesce(
        (select newsletter_id from issue where id = ${its.issueId}::bigint),
        (select id from newsletter where slug = ${its.newsletter}),
        (select min(id) from newsletter where sender = ${its.sender} having count(*) = 1)),
      coalesce((select slot_kind from issue where id = ${its.issueId}::bigint
        and slot_due_on is not null), ${its.slot?.kind ?? null}::text),
      coalesce((select slot_due_on from issue where id = ${its.issueId}::bigint),
        ${its.slot?.dueOn ?? null}::date),
      coalesce((select number from issue where id = ${its.issueId}::bigint), ${its.number}::integer),
      ${its.subject}, ${its.sender}, ${its.mails}, ${its.firstAt}, ${its.lastAt}
    on conflict (issue_id) do update set
      mails = f.mails + excluded.mails,
      first_at = least(f.first_at, excluded.first_at),
      last_at = greatest(f.last_at, excluded.last_at)`.execute(trx);
}

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
  const deliveries = deliveriesOf(issueId);
  const mail = sql`unnest(${mails.map((one) => one.address)}::text[],
    ${mails.map((one) => one.resendId)}::text[]) as m (address, resend_id)`;
  const marked = await sql<{ count: number }>`
    with marked as (
      update ${deliveries} d
      set resend_id = coalesce(d.resend_id, m.resend_id),
        -- Who was rejected stays so; the mail's id shows that it arrived, so it isn't sent again.
        state = case when d.state in ('pending', 'uncertain') then 'accepted' else d.state end,
        reason = case when d.state in ('pending', 'uncertain') then null else d.reason end
      from ${mail} where d.address_canonical = m.address and d.state <> 'excluded'
        and (d.resend_id is null or d.state in ('pending', 'uncertain'))
      returning 1
    ) select count(*)::integer as count from marked`.execute(trx);
  const added = await addFound(trx, issueId, mails);
  return (marked.rows[0]?.count ?? 0) + added;
}

async function addFound(
  trx: Transaction<Database>,
  issueId: string,
  mails: readonly FoundMail[],
): Promise<number> {
  const deliveries = deliveriesOf(issueId);
  const { rows } = await sql<{ added: number }>`
    with missing as materialized (
      select distinct on (r.id) r.id, s.id as subscription_id, r.address, r.address_canonical,
        m.resend_id
      from unnest(${mails.map((one) => one.address)}::text[],
        ${mails.map((one) => one.resendId)}::text[]) as m (address, resend_id)
      join issue i on i.id = ${issueId}::bigint and i.frozen_at is null
      join subscriber r on r.address_canonical = m.address
      join subscription s on s.subscriber_id = r.id and s.newsletter_id = i.newsletter_id
      where not exists (select from ${deliveries} d
        where d.subscriber_id = r.id or d.address_canonical = r.address_canonical)
    ), shown as (
      select id from rendition where issue_id = ${issueId}::bigint order by key <> 'full', id limit 1
    ), planned as (
      insert into batch (issue_id, rendition_id, ordinal, size, state, reason, ended_at)
      select ${issueId}::bigint, shown.id,
        (select coalesce(max(ordinal), 0) + 1 from batch where issue_id = ${issueId}::bigint),
        (select count(*) from missing), 'accepted', 'restored', now()
      from shown where exists (select from missing)
      returning id, rendition_id
    ), added as (
      insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id, address,
        address_canonical, state, resend_id)
      select ${issueId}::bigint, m.id, m.subscription_id, p.id, p.rendition_id, m.address,
        m.address_canonical, 'accepted', m.resend_id
      from missing m cross join planned p
      returning 1
    ), counted as (
      update issue set audience = audience + (select count(*) from added), found = true
      where id = ${issueId}::bigint and exists (select from added)
    )
    select count(*)::integer as added from added`.execute(trx);
  return rows[0]?.added ?? 0;
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
  const deliveries = deliveriesOf(issueId);
  await sql`
    with arrived as (
      update batch b set state = 'accepted', reason = 'restored', tokens = null, lease_until = null,
        ended_at = coalesce(b.ended_at, now())
      where b.issue_id = ${issueId} and b.state in ('prepared', 'attempted', 'uncertain')
        and exists (select from ${deliveries} d where d.batch_id = b.id and d.state = 'accepted')
      returning b.id
    )
    update ${deliveries} d set state = 'accepted', reason = null
    from arrived where d.batch_id = arrived.id and d.state in ('pending', 'uncertain')`.execute(
    trx,
  );
  await sql`
    with lost as (
      update attempt a set ended_at = now(), outcome = 'lost'
      from batch b where b.id = a.batch_id and b.issue_id = ${issueId} and b.state = 'attempted'
        and a.ended_at is null
    ), doubtful as (
      update batch b set state = 'uncertain', reason = 'restored', tokens = null, lease_until = null,
        ended_at = now()
      where b.issue_id = ${issueId} and b.state = 'attempted'
      returning b.id
    )
    update ${deliveries} d set state = 'uncertain', reason = 'restored'
    from doubtful where d.batch_id = doubtful.id and d.state = 'pending'`.execute(trx);
}

/** Issues that may have been on their way, or about to be, when the snapshot was taken. */
export interface UnsettledIssue {
  readonly id: string;
  readonly newsletter_id: string;
  readonly number: number;
  readonly state: 'draft' | 'approved' | 'held' | 'sending' | 'paused';
  readonly due_at: Date | null;
  readonly found: boolean;
  readonly best_of: string | null;
}

/** Lists the stored issues that are neither sent nor cancelled, and whether the list shows them. */
export async function listUnsettledIssues(
  db: Kysely<Database>,
): Promise<readonly UnsettledIssue[]> {
  const { rows } = await sql<UnsettledIssue>`
    select i.id, i.newsletter_id, i.number, i.state, i.due_at, i.best_of,
      exists (select from found_issue f where f.issue_id = i.id) as found
    from issue i where i.state not in ('sent', 'cancelled') order by i.id`.execute(db);
  return rows;
}
