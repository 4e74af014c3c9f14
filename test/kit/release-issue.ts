import { placeholder } from '@galley/core/issue';
import { sql, type Database, type Kysely } from '@galley/db';

/** An issue released for sending, with its own readers. */
export interface ReleasedIssue {
  readonly id: string;
  readonly newsletterId: string;
  readonly renditionId: string;
}

let count = 0;

/**
 * Puts a small released issue and its confirmed readers (`reader1@…`, `reader2@…`, …) into the
 * database, for tests of sending only. Journeys create theirs through the steps.
 */
export async function releaseIssue(db: Kysely<Database>, readers: number): Promise<ReleasedIssue> {
  count += 1;
  const name = `n${count}`;
  const { id: newsletterId } = await db
    .insertInto('newsletter')
    .values({ slug: name, title: name, sender: null, reply_to: null, postal_address: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('issue')
    .values({
      newsletter_id: newsletterId,
      number: 1,
      slot_due_on: null,
      due_at: null,
      dated_on: new Date().toISOString().slice(0, 10),
      state: 'sending',
      reason: null,
      reason_detail: null,
      subject: 'A subject',
      preheader: '',
      names_slot: true,
      sender: `Press <press@${name}.example>`,
      reply_to: null,
      content_hash: name,
      approved_hash: name,
      approved_by: 'test',
      approved_at: new Date(),
      released_at: new Date(),
      send_after: null,
      frozen_at: null,
      resume_at: null,
      sent_at: null,
      cancelled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const leave = `https://${name}.example/unsubscribe/${placeholder('token')}`;
  const { id: renditionId } = await db
    .insertInto('rendition')
    .values({
      issue_id: id,
      key: 'full',
      subject: 'A subject',
      preheader: '',
      html: `<p>An issue. <a href="${leave}">Leave</a></p>`,
      text: `An issue.\n\n${leave}\n`,
      headers: JSON.stringify({ 'List-Unsubscribe': `<${leave}>` }),
      hash: name,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    with people as (
      insert into subscriber (address, address_canonical)
      select format('reader%s@%s.example', n, ${name}::text), format('reader%s@%s.example', n, ${name}::text)
      from generate_series(1, ${readers}::integer) n returning id
    )
    insert into subscription (newsletter_id, subscriber_id, status, confirmed_at)
    select ${newsletterId}, id, 'confirmed', now() from people`.execute(db);
  return { id, newsletterId, renditionId };
}
