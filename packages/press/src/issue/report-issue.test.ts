import { deliveryCounts, openDeliveryPartition, sql } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { compiled, released } from './issue.fixture.ts';
import { reportIssue } from './report-issue.ts';

const fixture = withDatabase();

/** An issue to readers of whom everything that a report tells has happened to somebody. */
async function openReported() {
  const opened = await released(fixture.db, { undoWindow: '0' });
  const { issue, newsletterId } = opened;
  await openDeliveryPartition(fixture.db, issue.id);
  await sql`
    with reader as (
      insert into subscriber (address, address_canonical)
      select format('r%s@n%s.example', n, ${newsletterId}::text),
        format('r%s@n%s.example', n, ${newsletterId}::text)
      from generate_series(1, 10) n returning id, address
    ), its as (
      insert into subscription (newsletter_id, subscriber_id, status)
      select ${newsletterId}, id, 'confirmed' from reader returning id, subscriber_id
    ), made as (
      insert into batch (issue_id, rendition_id, ordinal, size, state, ended_at)
      select issue_id, id, 1, 7, 'accepted', '2026-03-09T12:20Z' from rendition
      where issue_id = ${issue.id} and key = 'full' returning id, rendition_id
    )
    insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id,
      address, address_canonical, state, reason, delivered_at, bounced_at, complained_at)
    select ${issue.id}, its.subscriber_id, its.id, made.id, made.rendition_id, r.address, r.address,
      case when n <= 7 then 'accepted' when n = 8 then 'rejected' else 'excluded' end,
      case n when 8 then 'HTTP 422' when 9 then 'monthly' when 10 then 'erased' end,
      case when n <= 3 then '2026-03-09T12:59Z'::timestamptz end,
      case when n in (4, 5, 6) then '2026-03-09T13:01Z'::timestamptz end,
      case when n = 3 then '2026-03-09T14:00Z'::timestamptz end
    from made, its join (
      select id, address, row_number() over (order by id) as n from reader
    ) r on r.id = its.subscriber_id`.execute(fixture.db);
  await sql`update issue set audience = 10, frozen_at = now() where id = ${issue.id}`.execute(
    fixture.db,
  );
  const { rows } = await sql<{ id: string; address: string }>`
    select subscriber_id as id, address from delivery where issue_id = ${issue.id}
    order by subscriber_id`.execute(fixture.db);
  await sql`insert into transient_bounce (subscriber_id, issue_id, bounced_at, detail)
    values (${rows[3]?.id}, ${issue.id}, '2026-03-09T13:01Z', 'full')`.execute(fixture.db);
  await sql`insert into suppression (address_key, reason)
    values (${rows[4]?.address}, 'bounce')`.execute(fixture.db);
  return { ...opened, readers: rows.map(({ id }) => id) };
}

type Opened = Awaited<ReturnType<typeof openReported>>;

const leave = async (readerId: string | undefined, at: string) =>
  sql`update subscription set status = 'unsubscribed', unsubscribed_at = ${at}::timestamptz
    where subscriber_id = ${readerId}`.execute(fixture.db);

async function report({ press, ref }: Pick<Opened, 'press' | 'ref'>) {
  const read = await reportIssue(press, owner, ref);
  if (read.kind !== 'reported') throw new Error(read.kind);
  return read.report;
}

test('a report says how many got it, why others did not, and what happened in which hour', async () => {
  const opened = await openReported();
  await leave(opened.readers[0], '2026-03-09T14:30Z');
  const { counts, details } = await report(opened);
  expect(counts).toMatchObject({ audience: 10, accepted: 7, rejected: 1, excluded: 2, pending: 0 });
  const none = { accepted: 0, delivered: 0, bounced: 0, complained: 0, failed: 0, unsubscribed: 0 };
  expect(details).toEqual({
    excluded: [
      { reason: 'erased', readers: 1 },
      { reason: 'monthly', readers: 1 },
    ],
    rejected: [{ reason: 'HTTP 422', readers: 1 }],
    failures: [],
    bounces: { temporary: 1, permanent: 1, unknown: 1 },
    bounceReasons: [
      { kind: 'permanent', reason: null, readers: 1 },
      { kind: 'temporary', reason: 'full', readers: 1 },
      { kind: 'unknown', reason: null, readers: 1 },
    ],
    unsubscribed: 1,
    step: 'hour',
    spans: [
      { ...none, at: '2026-03-09T12:00:00.000Z', accepted: 7, delivered: 3 },
      { ...none, at: '2026-03-09T13:00:00.000Z', bounced: 3 },
      { ...none, at: '2026-03-09T14:00:00.000Z', complained: 1, unsubscribed: 1 },
    ],
  });
});

test('who left before it, long after it, or after a later issue is not counted', async () => {
  const opened = await openReported();
  const { newsletterId, issue, readers } = opened;
  await leave(readers[0], '2026-03-09T11:59Z');
  await leave(readers[1], '2026-04-20T12:00Z');
  await leave(readers[2], '2026-03-17T12:00Z');
  await leave(readers[3], '2026-03-17T12:00Z');
  // It was excluded, so nothing of this issue reached it.
  await leave(readers[8], '2026-03-10T12:00Z');
  const { rows } = await sql<{ id: string }>`
    insert into issue (newsletter_id, number, state, subject, preheader, dated_on, released_at,
      frozen_at)
    values (${newsletterId}, 2, 'sent', '', '', '2026-03-16', '2026-03-16T08:00Z', now())
    returning id`.execute(fixture.db);
  const later = rows[0]?.id ?? '';
  await openDeliveryPartition(fixture.db, later);
  await sql`insert into delivery (issue_id, subscriber_id, subscription_id, address,
      address_canonical, state)
    select ${later}, subscriber_id, subscription_id, address, address_canonical, 'accepted'
    from delivery where issue_id = ${issue.id} and subscriber_id = ${readers[2]}`.execute(
    fixture.db,
  );
  expect((await report(opened)).details?.unsubscribed).toBe(1);
});

test('an issue that is not sent yet, or whose deliveries were dropped, has counts only', async () => {
  expect((await report(await compiled(fixture.db))).details).toBeNull();
  const opened = await openReported();
  const { counts } = await report(opened);
  await sql`update issue set final_counts = ${JSON.stringify(counts)}
    where id = ${opened.issue.id}`.execute(fixture.db);
  expect(await report(opened)).toMatchObject({ counts, details: null });
});

test('the report of a sent issue follows every change of its deliveries, kept or not', async () => {
  const opened = await openReported();
  const { db } = fixture;
  const { id } = opened.issue;
  await sql`update issue set state = 'sent', approved_hash = content_hash, sent_at = now()
    where id = ${id}`.execute(db);
  const agrees = async () => {
    const { counts } = await report(opened);
    expect(counts).toEqual(await deliveryCounts(db, id));
    return counts;
  };
  await agrees();
  const kept = async () =>
    (await db.selectFrom('issue_tally').select('version').where('issue_id', '=', id).execute())[0]
      ?.version;
  expect(await kept()).toBe(1);
  await agrees();
  expect(await kept()).toBe(1);
  const before = (await agrees()).delivered;
  await sql`update delivery set delivered_at = now()
    where issue_id = ${id} and subscriber_id = ${opened.readers[6]}`.execute(db);
  expect((await agrees()).delivered).toBe(before + 1);
  expect(await kept()).toBe(2);
  // Two that count at once: the later snapshot stays, no matter which is written last.
  await sql`update delivery set complained_at = now()
    where issue_id = ${id} and subscriber_id = ${opened.readers[6]}`.execute(db);
  await Promise.all([agrees(), agrees(), agrees()]);
  await agrees();
});
