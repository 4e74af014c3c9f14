import { sql, type Database, type Kysely } from '@galley/db';
import { onAllMachines } from './all-machines.ts';

/**
 * Releases an urgent correction of a review in an issue that was sent, and records whom it must
 * reach: those who surely got that issue. Only of an issue about which everything is known, so that
 * nobody becomes an old reader meanwhile.
 *
 * @returns its id; null if there is no such issue
 */
export const releaseCorrection = async (db: Kysely<Database>): Promise<string | null> =>
  onAllMachines(db, async (trx) => {
    const old = await takeOldIssue(trx);
    if (old === undefined) return null;
    const { rows: reviews } = await sql<{ id: string }>`
      insert into review (newsletter_id, slug, document, title_key, state)
      select ${old.newsletterId}, 'review-' || count(*), '{"title": "A review"}', '', 'featured'
      from review returning id`.execute(trx);
    const reviewId = reviews[0]?.id ?? '';
    await sql`insert into issue_review (issue_id, review_id, position, document)
      select ${old.id}, ${reviewId}, count(*) + 1, '{"title": "A review"}'
      from issue_review where issue_id = ${old.id}`.execute(trx);
    const { rows: corrected } = await sql<{ id: string }>`
      insert into correction
        (newsletter_id, review_id, number, note, before, after, version, at, readers)
      values (${old.newsletterId}, ${reviewId}, 1, 'It was wrong.', '{"title": "A review"}',
        '{"title": "A better review"}', 2, now(), 'old')
      returning id`.execute(trx);
    const { rows: lowest } = await sql<{ number: number }>`
      select least(min(number), 0) as number from issue
      where newsletter_id = ${old.newsletterId}`.execute(trx);
    const { rows: made } = await sql<{ id: string }>`
      insert into issue (newsletter_id, number, corrects, state, subject, preheader, sender,
        content_hash, approved_hash, approved_by, approved_at, released_at, dated_on)
      select i.newsletter_id, ${(lowest[0]?.number ?? 0) - 1}::integer,
        ${corrected[0]?.id}::bigint, 'sending', i.subject, i.preheader, i.sender,
        i.content_hash || '!', i.content_hash || '!', 'chaos', now(), now(), i.dated_on
      from issue i where i.id = ${old.id} returning id`.execute(trx);
    const id = made[0]?.id ?? '';
    await sql`
      insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
      select ${id}, key, subject, preheader, html || '<p>A correction.</p>', text, headers, hash || '!'
      from rendition where issue_id = ${old.id} and key = 'full'`.execute(trx);
    await sql`
      insert into chaos_reader
        (bucket, issue_id, subscriber_id, subscription_id, address, address_canonical, gets)
      select r.bucket, ${id}, r.id, s.id, r.address, r.address_canonical, 'full'
      from delivery d join subscriber r on r.bucket = d.bucket and r.id = d.subscriber_id
      join subscription s on s.bucket = r.bucket and s.subscriber_id = r.id
        and s.newsletter_id = ${old.newsletterId}
      where d.issue_id = ${old.id} and d.state = 'accepted' and s.status = 'confirmed'
        and not exists (select from suppression x
          where x.bucket = r.bucket and x.address_key = r.address_canonical)
    `.execute(trx);
    return id;
  });

interface OldIssue {
  readonly id: string;
  readonly newsletterId: string;
}

/** Holds an issue that was sent, and about whose readers everything is known. */
async function takeOldIssue(trx: Kysely<Database>): Promise<OldIssue | undefined> {
  const open = await listInDoubt(trx);
  const { rows } = await sql<OldIssue>`
    select id, newsletter_id as "newsletterId" from issue
    where state = 'sent' and corrects is null and id <> all(${open}::bigint[])
    order by random() limit 1 for share`.execute(trx);
  const [old] = rows;
  // It may have been sent again meanwhile; from here on it can't be.
  return old !== undefined && (await listInDoubt(trx)).includes(old.id) ? undefined : old;
}

/** Issues some of whose readers may still become readers of it. */
async function listInDoubt(trx: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select issue_id as id from delivery where state in ('pending', 'uncertain')
    union select issue_id from batch
    where state = 'rejected' and id in (select batch_id from reconciliation)`.execute(trx);
  return rows.map(({ id }) => id);
}
