import { sql, type Database, type Kysely } from '@galley/db';
import { releaseIssue } from '../kit/release-issue.ts';

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
  db.transaction().execute(async (trx) => {
    const { id, newsletterId } = await releaseIssue(trx, readers);
    const names = poisoned.map((number) => `reader${number}@%`);
    if (names.length > 0) {
      await sql`
        update subscriber set address = 'poison' || id || '@nowhere',
          address_canonical = 'poison' || id || '@nowhere'
        where address like any (${names}::text[])
          and id in (select subscriber_id from subscription where newsletter_id = ${newsletterId})
      `.execute(trx);
    }
    await sql`update issue set send_after = now() + make_interval(secs => ${undoSeconds})
      where id = ${id}`.execute(trx);
    await expectReaders(trx, id, newsletterId);
    return id;
  });

/** Releases the next issue of a newsletter to its remaining readers. */
export const releaseNext = async (db: Kysely<Database>, newsletterId: string): Promise<string> =>
  db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; last: string }>`
      insert into issue (newsletter_id, number, state, subject, preheader, sender, content_hash,
        approved_hash, approved_by, approved_at, released_at, dated_on)
      select newsletter_id, number + 1, 'sending', subject, preheader, sender,
        content_hash || '+', content_hash || '+', 'chaos', now(), now(), dated_on
      from issue where newsletter_id = ${newsletterId} order by number desc limit 1
      returning id, (select max(id) from issue where newsletter_id = ${newsletterId}) as last
    `.execute(trx);
    const [made] = rows;
    if (made === undefined) throw new Error(`newsletter ${newsletterId} has no issue yet`);
    await sql`
      insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
      select ${made.id}, key, subject, preheader, html || '<p>Again.</p>', text, headers, hash || '+'
      from rendition where issue_id = ${made.last}`.execute(trx);
    await expectReaders(trx, made.id, newsletterId);
    return made.id;
  });

async function expectReaders(
  trx: Kysely<Database>,
  issueId: string,
  newsletterId: string,
): Promise<void> {
  await sql`
    insert into chaos_reader (issue_id, subscriber_id, subscription_id, address, address_canonical)
    select ${issueId}, r.id, s.id, r.address, r.address_canonical
    from subscription s join subscriber r on r.id = s.subscriber_id
    where s.newsletter_id = ${newsletterId} and s.status = 'confirmed'
      and not exists (select from suppression x where x.address_key = r.address_canonical)
  `.execute(trx);
}
