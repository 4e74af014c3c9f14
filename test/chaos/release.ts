import { sql, type Database, type Kysely } from '@galley/db';
import { releaseIssue } from '../kit/release-issue.ts';
import { onAllMachines } from './all-machines.ts';
import { repeatRenditions, varyRenditions } from './renditions.ts';

/**
 * Releases an issue of a new newsletter with its own readers, and records whom it must reach.
 *
 * @param poisoned the numbers of readers whose addresses the provider refuses
 * @param undoSeconds during which none of it may leave
 */
export const releaseFirst = async (
  db: Kysely<Database>,
  readers: number,
  poisoned: readonly number[],
  undoSeconds = 0,
): Promise<string> =>
  onAllMachines(db, async (trx) => {
    const { id, newsletterId } = await releaseIssue(trx, readers, poisoned);
    await varyRenditions(trx, { id, newsletterId });
    await sql`update issue set send_after = now() + make_interval(secs => ${undoSeconds})
      where id = ${id}`.execute(trx);
    await expectReaders(trx, id, newsletterId);
    return id;
  });

/** Releases the next issue of a newsletter to its remaining readers. */
export const releaseNext = async (db: Kysely<Database>, newsletterId: string): Promise<string> =>
  onAllMachines(db, async (trx) => {
    const { rows: earlier } = await sql<{ id: string }>`
      select max(id) as id from issue
      where newsletter_id = ${newsletterId} and corrects is null`.execute(trx);
    const { rows } = await sql<{ id: string }>`
      insert into issue (newsletter_id, number, state, subject, preheader, sender, content_hash,
        approved_hash, approved_by, approved_at, released_at, dated_on)
      select newsletter_id, number + 1, 'sending', subject, preheader, sender,
        content_hash || '+', content_hash || '+', 'chaos', now(), now(), dated_on
      from issue where newsletter_id = ${newsletterId} order by number desc limit 1
      returning id`.execute(trx);
    const [[made], [last]] = [rows, earlier];
    if (made === undefined || last === undefined)
      throw new Error(`newsletter ${newsletterId} has no issue yet`);
    await repeatRenditions(trx, made.id, last.id);
    await expectReaders(trx, made.id, newsletterId);
    return made.id;
  });

/** Approves and releases again whatever was taken back, to the same readers. */
export const releaseTakenBack = async (db: Kysely<Database>, undoSeconds: number): Promise<void> =>
  onAllMachines(db, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      update issue set state = 'approved', reason = null
      where state = 'held' and reason = 'taken-back' returning id`.execute(trx);
    const ids = rows.map(({ id }) => id);
    await sql`
      update issue set state = 'sending', released_at = now(),
        send_after = now() + make_interval(secs => ${undoSeconds})
      where id = any(${ids}::bigint[])`.execute(trx);
  });

async function expectReaders(
  trx: Kysely<Database>,
  issueId: string,
  newsletterId: string,
): Promise<void> {
  await sql`
    insert into chaos_reader
      (bucket, issue_id, subscriber_id, subscription_id, address, address_canonical, gets)
    select r.bucket, ${issueId}, r.id, s.id, r.address, r.address_canonical,
      case when s.paused_until is not null then 'on-pause' when s.rhythm = 'monthly' then 'monthly'
        else coalesce(of_choice.key, 'nothing-chosen') end
    from subscription s join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
    left join (
      select c.choice, made.key from rendition_choice c join rendition made on made.id = c.rendition_id
      where c.issue_id = ${issueId}
    ) of_choice on of_choice.choice = s.choice
    where s.newsletter_id = ${newsletterId} and s.status = 'confirmed'
      and not exists (select from suppression x
        where x.bucket = r.bucket and x.address_key = r.address_canonical)
  `.execute(trx);
}
