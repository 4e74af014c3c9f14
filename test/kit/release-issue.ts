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
 *
 * @param poisoned the numbers of readers whose addresses a provider refuses (`…@nowhere`)
 */
export async function releaseIssue(
  db: Kysely<Database>,
  readers: number,
  poisoned: readonly number[] = [],
): Promise<ReleasedIssue> {
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
  const address = sql`case when n = any(${poisoned}::integer[])
    then format('poison%s.%s@nowhere', n, ${name}::text)
    else format('reader%s@%s.example', n, ${name}::text) end`;
  await sql`
    insert into subscriber (bucket, address, address_canonical)
    select bucket_of(${address}), ${address}, ${address}
    from generate_series(1, ${readers}::integer) n`.execute(db);
  await sql`
    insert into subscription (bucket, newsletter_id, subscriber_id, status, confirmed_at)
    select bucket, ${newsletterId}, id, 'confirmed', now() from subscriber
    where address like ${`reader%@${name}.example`} or address like ${`poison%.${name}@nowhere`}`.execute(
    db,
  );
  return { id, newsletterId, renditionId };
}
