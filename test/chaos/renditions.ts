import { sql, type Database, type Kysely } from '@galley/db';

/** What the HTML of a rendition contains, so that the ledger tells which one a mail was. */
export const markOf = (key: string): string => `<p>Rendition ${key}.</p>`;

/**
 * Gives an issue three renditions, and its readers different wishes by their numbers. The first
 * dozen want the full one or, in the middle, another one; of later ones, some want a third one, or
 * no mail at all.
 */
export async function varyRenditions(
  trx: Kysely<Database>,
  { id, newsletterId }: { readonly id: string; readonly newsletterId: string },
): Promise<void> {
  await sql`
    insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
    select issue_id, v.key, subject, preheader, html, text, headers, hash || v.key
    from rendition, (values ('1.2'), ('1')) v (key) where issue_id = ${id}`.execute(trx);
  await sql`update rendition set html = html || '<p>Rendition ' || key || '.</p>'
    where issue_id = ${id}`.execute(trx);
  await sql`
    insert into rendition_choice (issue_id, choice, gives, rendition_id)
    select r.issue_id, v.choice, 'own', r.id from rendition r
    join (values ('', 'full'), ('floor=4', '1.2'), ('floor=5', '1')) v (choice, key) using (key)
    where r.issue_id = ${id}`.execute(trx);
  await sql`
    insert into rendition_choice (issue_id, choice, gives, rendition_id)
    values (${id}, 'topics=sea', 'nothing', null)`.execute(trx);
  await sql`
    update subscription s set
      choice = case
        when n % 12 = 0 then 'topics=sea'
        when n > 12 and n % 12 in (9, 10) then 'floor=5'
        when (n - 1) / 4 % 3 = 1 then 'floor=4'
        else '' end,
      rhythm = case when n % 24 = 13 then 'monthly' else 'every' end,
      paused_until = case when n % 24 = 14 then timestamptz '2100-01-01Z' end
    from (
      select bucket, id, substring(address from '\\d+')::integer as n from subscriber
    ) numbered
    where numbered.bucket = s.bucket and numbered.id = s.subscriber_id
      and s.newsletter_id = ${newsletterId}`.execute(trx);
  // Without best-ofs, the monthly readers would get every issue.
  await sql`update newsletter set best_of_cadence = 'monthly 1 09:00' where id = ${newsletterId}`.execute(
    trx,
  );
}

/** Gives an issue the renditions of an earlier one, with other bytes. */
export async function repeatRenditions(
  trx: Kysely<Database>,
  issueId: string,
  earlierId: string,
): Promise<void> {
  await sql`
    insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
    select ${issueId}, key, subject, preheader, html || '<p>Again.</p>', text, headers, hash || '+'
    from rendition where issue_id = ${earlierId} order by id`.execute(trx);
  await sql`
    insert into rendition_choice (issue_id, choice, gives, rendition_id)
    select ${issueId}::bigint, c.choice, c.gives, now_.id
    from rendition_choice c
    left join rendition was on was.id = c.rendition_id
    left join rendition now_ on now_.issue_id = ${issueId} and now_.key = was.key
    where c.issue_id = ${earlierId}`.execute(trx);
}
