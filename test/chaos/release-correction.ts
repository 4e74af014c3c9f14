import { sql, type Database, type Kysely } from '@galley/db';

/**
 * Releases an urgent correction of a review in an issue that was sent, and records whom it must
 * reach: those who surely got that issue. Only of an issue about which everything is known, so that
 * nobody becomes an old reader meanwhile.
 *
 * @returns its id; null if there is no such issue
 */
export const releaseCorrection = async (db: Kysely<Database>): Promise<string | null> =>
  db.transaction().execute(async (trx) => {
    const { rows: found } = await sql<{ id: string; newsletterId: string }>`
      select i.id, i.newsletter_id as "newsletterId" from issue i
      where i.state = 'sent' and i.corrects is null
        and not exists (select from delivery d
          where d.issue_id = i.id and d.state in ('pending', 'uncertain'))
        and not exists (select from batch b join reconciliation r on r.batch_id = b.id
          where b.issue_id = i.id and b.state = 'rejected')
      order by random() limit 1 for share of i`.execute(trx);
    const [old] = found;
    if (old === undefined) return null;
    const { rows: reviews } = await sql<{ id: string }>`
      insert into review (newsletter_id, slug, document, title_key, state)
      select ${old.newsletterId}, 'review-' || count(*), '{"title": "A review"}', '', 'featured'
      from review returning id`.execute(trx);
    const reviewId = reviews[0]?.id ?? '';
    await sql`insert into issue_review (issue_id, review_id, position, document)
      select ${old.id}, ${reviewId}, count(*) + 1, '{"title": "A review"}'
      from issue_review where issue_id = ${old.id}`.execute(trx);
    const { rows: made } = await sql<{ id: string }>`
      with corrected as (
        insert into correction
          (newsletter_id, review_id, number, note, before, after, version, at, readers)
        values (${old.newsletterId}, ${reviewId}, 1, 'It was wrong.', '{"title": "A review"}',
          '{"title": "A better review"}', 2, now(), 'old')
        returning id
      )
      insert into issue (newsletter_id, number, corrects, state, subject, preheader, sender,
        content_hash, approved_hash, approved_by, approved_at, released_at, dated_on)
      select i.newsletter_id,
        (select least(min(number), 0) - 1 from issue where newsletter_id = i.newsletter_id),
        corrected.id, 'sending', i.subject, i.preheader, i.sender, i.content_hash || '!',
        i.content_hash || '!', 'chaos', now(), now(), i.dated_on
      from issue i, corrected where i.id = ${old.id} returning id`.execute(trx);
    const id = made[0]?.id ?? '';
    await sql`
      insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
      select ${id}, key, subject, preheader, html || '<p>A correction.</p>', text, headers, hash || '!'
      from rendition where issue_id = ${old.id} and key = 'full'`.execute(trx);
    await sql`
      insert into chaos_reader
        (issue_id, subscriber_id, subscription_id, address, address_canonical, gets)
      select ${id}, r.id, s.id, r.address, r.address_canonical, 'full'
      from delivery d join subscriber r on r.id = d.subscriber_id
      join subscription s on s.subscriber_id = r.id and s.newsletter_id = ${old.newsletterId}
      where d.issue_id = ${old.id} and d.state = 'accepted' and s.status = 'confirmed'
        and not exists (select from suppression x where x.address_key = r.address_canonical)
    `.execute(trx);
    return id;
  });
