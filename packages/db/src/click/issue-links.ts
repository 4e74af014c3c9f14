import { FULL_RENDITION } from '@galley/core/issue';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Notes which links of an issue are counted, if its newsletter counts clicks, just before its first
 * reader is frozen: its bytes don't change any more, and no mail has left.
 *
 * @param linksIn finds the links of its mails, the full one first
 */
export const noteIssueLinks = async (
  db: Kysely<Database>,
  issueId: string,
  linksIn: (mails: readonly string[]) => readonly string[],
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const issue = await trx
      .selectFrom('issue')
      .innerJoin('newsletter', 'newsletter.id', 'issue.newsletter_id')
      .select('issue.id')
      .where('issue.id', '=', issueId)
      .where('newsletter.clicks', '=', true)
      .where('issue.state', '=', 'sending')
      .where('issue.frozen_at', 'is', null)
      .where('issue.freeze_bucket', '=', 0)
      .where('issue.freeze_cursor', '=', '0')
      .where((eb) =>
        eb.or([eb('send_after', 'is', null), eb('send_after', '<=', sql<Date>`now()`)]),
      )
      .forNoKeyUpdate('issue')
      .executeTakeFirst();
    if (issue === undefined) return;
    const mails = await trx
      .selectFrom('rendition')
      .select('html')
      .where('issue_id', '=', issueId)
      .orderBy(sql`key <> ${FULL_RENDITION}`)
      .orderBy('id')
      .execute();
    const urls = linksIn(mails.map(({ html }) => html));
    await sql`
      insert into issue_link (issue_id, link, url)
      select ${issueId}, link, url from unnest(${urls}::text[]) with ordinality as v (url, link)
      on conflict do nothing`.execute(trx);
  });

/** The counted links of some issues of newsletters that still count clicks: their numbers by URL. */
export async function listCountedLinks(
  db: Kysely<Database>,
  issueIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const { rows } = await sql<{ issueId: string; link: number; url: string }>`
    select l.issue_id as "issueId", l.link, l.url
    from issue_link l
    join issue i on i.id = l.issue_id
    join newsletter n on n.id = i.newsletter_id and n.clicks
    where l.issue_id = any (${issueIds}::bigint[])`.execute(db);
  const issues = new Map<string, Map<string, number>>();
  for (const { issueId, link, url } of rows) {
    const links = issues.get(issueId) ?? new Map<string, number>();
    issues.set(issueId, links.set(url, link));
  }
  return issues;
}

/** Forgets the links of an issue, and who clicked them. */
export async function dropIssueLinks(trx: Transaction<Database>, issueId: string): Promise<void> {
  await trx.deleteFrom('click').where('issue_id', '=', issueId).execute();
  await trx.deleteFrom('issue_link').where('issue_id', '=', issueId).execute();
}
