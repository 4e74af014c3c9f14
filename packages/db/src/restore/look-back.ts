import { mailLikeness } from '@galley/core/delivery';
import type { SlotKind } from '@galley/core/newsletter';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

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
    select exists (select 1 from batch where state = 'accepted' and coalesce(reason, '') <> 'restored')
      or exists (select 1 from notice where state = 'accepted'
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
