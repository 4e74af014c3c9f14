import {
  freezeAudienceChunk,
  openDeliveryPartition,
  sql,
  type Database,
  type Kysely,
} from '@galley/db';
import { owner } from '../../../../test/kit/owner.ts';
import { approveIssue, compileIssue, releaseIssue, showIssue } from '../issue/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { correctReview } from '../review/index.ts';
import { person } from '../review/writers.fixture.ts';

export const NOTE = 'The year was wrong.';

/** A newsletter whose issues are frozen and accepted at once, without a delivery process. */
export async function openCorrected(
  fixture: { readonly db: Kysely<Database> },
  settings: { readonly bestOfCadence?: string } = {},
) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter, id: newsletterId } = await testNewsletter(press, {
    undoWindow: '0',
    ...settings,
  });
  const ref = (number: number) => ({ newsletter, number });
  const join = async (name: string, its: object = {}) => {
    const address = `${name}@${newsletter}.example`;
    const { id, bucket } = await fixture.db
      .insertInto('subscriber')
      .values({
        bucket: sql<number>`bucket_of(${address})`,
        address,
        address_canonical: address,
      } as never)
      .returning(['id', 'bucket'])
      .executeTakeFirstOrThrow();
    await fixture.db
      .insertInto('subscription')
      .values({
        bucket,
        newsletter_id: newsletterId,
        subscriber_id: id,
        status: 'confirmed',
        confirmed_at: new Date(),
        ...its,
      } as never)
      .execute();
  };
  const show = async (number: number) => {
    const shown = await showIssue(press, owner, ref(number));
    if (shown.kind !== 'ok') throw new Error(shown.kind);
    return shown.issue;
  };
  const idOf = async (number: number) =>
    (
      await fixture.db
        .selectFrom('issue')
        .select('id')
        .where('newsletter_id', '=', newsletterId)
        .where('number', '=', number)
        .where('number_is_free', '=', false)
        .executeTakeFirstOrThrow()
    ).id;
  /** Sends an issue, and leaves some of its mails in another state than accepted. */
  const send = async (number: number, states: Readonly<Record<string, string>> = {}) => {
    const approved = await approveIssue(press, owner, { ...ref(number), by: 'ada' });
    if (approved.kind !== 'approved') throw new Error(JSON.stringify(approved));
    const released = await releaseIssue(press, owner, ref(number));
    if (released.kind !== 'done') throw new Error(released.kind);
    const issueId = await idOf(number);
    await openDeliveryPartition(fixture.db, issueId);
    for (let step = 'more'; step === 'more';) {
      const frozen = await fixture.db
        .transaction()
        .execute((trx) => freezeAudienceChunk(trx, { issueId, chunk: 2 }));
      step = frozen.kind;
    }
    await sql`update delivery set state = 'accepted'
      where issue_id = ${issueId} and state = 'pending'`.execute(fixture.db);
    for (const [name, state] of Object.entries(states)) {
      await sql`update delivery set state = ${state}
        where issue_id = ${issueId} and address like ${`${name}@%`}`.execute(fixture.db);
    }
    await sql`update batch set state = 'accepted', attempt = 1,
      idempotency_key = 'key ' || id::text, content_hash = 'hash'
      where issue_id = ${issueId}`.execute(fixture.db);
    await sql`update issue set state = 'sent', sent_at = now() where id = ${issueId}`.execute(
      fixture.db,
    );
    return got(issueId);
  };
  /** The rendition that each reader got, by name. */
  const got = async (issueId: string) => {
    const { rows } = await sql<{ name: string; key: string }>`
      select split_part(d.address, '@', 1) as name, coalesce(r.key, d.reason) as key
      from delivery d left join rendition r on r.id = d.rendition_id
      where d.issue_id = ${issueId} order by d.subscriber_id`.execute(fixture.db);
    return Object.fromEntries(rows.map(({ name, key }) => [name, key]));
  };
  const queue = (title: string, fields: object = {}) => queued(press, newsletter, title, fields);
  const compile = () => compileIssue(press, owner, { newsletter, extra: true });
  const correct = async (id: string, title: string, more: object = {}) => {
    const correction = { id, review: { title }, note: NOTE, ...more };
    const corrected = await correctReview(press, person('1', 'publisher'), correction);
    if (corrected.kind !== 'corrected') throw new Error(JSON.stringify(corrected));
    const { rows } = await sql<{ id: string }>`select max(id)::text as id from correction
      where review_id = ${id}`.execute(fixture.db);
    return { ...corrected.review, correctionId: rows[0]?.id ?? '' };
  };
  const its = { press, newsletter, newsletterId, join, show, send, got, queue, compile, correct };
  return { ...its, ref, idOf };
}
