import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { releaseIssue, withDatabase } from '../../../../test/kit/index.ts';
import { deliveryCounts } from './delivery-counts.ts';
import { dropDeliveries, oldIssues } from './drop-deliveries.ts';
import { freezeAudienceChunk } from './freeze/freeze-audience.ts';
import { openDeliveryPartition } from './open-delivery-partition.ts';

const fixture = withDatabase();
const DAY = 86_400;

/** An issue to five readers, one of whom was rejected, that ended this many days ago. */
async function sentIssue(days: number): Promise<string> {
  const { db } = fixture;
  const { id } = await releaseIssue(db, 5);
  await openDeliveryPartition(db, id);
  const chunk = { issueId: id, chunk: 10 };
  while (
    (await db.transaction().execute((trx) => freezeAudienceChunk(trx, chunk))).kind === 'more'
  );
  await sql`update batch set state = 'accepted' where issue_id = ${id}`.execute(db);
  await sql`update delivery set state = 'accepted' where issue_id = ${id}`.execute(db);
  await sql`update delivery set state = 'rejected' where (issue_id, subscriber_id) =
    (select issue_id, min(subscriber_id) from delivery where issue_id = ${id} group by 1)`.execute(
    db,
  );
  await sql`update issue set state = 'sent', sent_at = now() - make_interval(days => ${days}::integer)
    where id = ${id}`.execute(db);
  return id;
}

const old = async (days: number) =>
  (await oldIssues(fixture.db, days * DAY)).map((issue) => issue.id);

test('an issue keeps its counts when its deliveries are dropped, and they are dropped once', async () => {
  const { db } = fixture;
  const id = await sentIssue(100);
  const before = await deliveryCounts(db, id);
  expect(before).toMatchObject({ audience: 5, accepted: 4, rejected: 1 });
  expect(await dropDeliveries(db, id)).toEqual(before);
  expect(await deliveryCounts(db, id)).toEqual(before);
  const { rows } = await sql<{ left: number }>`
    select count(*)::integer as left from delivery where issue_id = ${id}`.execute(db);
  expect(rows).toEqual([{ left: 0 }]);
  expect(await dropDeliveries(db, id)).toBeNull();
});

test('every accepted mail is in the counts of what became of it', async () => {
  const { db } = fixture;
  const id = await sentIssue(1);
  const { rows } = await sql<{ reader: string }>`
    select subscriber_id as reader from delivery where issue_id = ${id} and state = 'accepted'
    order by 1`.execute(db);
  const [a, b, c, d] = rows.map(({ reader }) => reader);
  const report = (reader: string | undefined, what: string) =>
    sql`update delivery set ${sql.raw(what)} where issue_id = ${id} and subscriber_id = ${reader}`.execute(
      db,
    );
  await report(a, 'delivered_at = now()');
  await report(b, `failed_at = now(), failure = 'suppressed: previous_bounce'`);
  await report(c, `failed_at = now(), failure = 'failed: reached_daily_quota'`);
  const counts = { accepted: 4, delivered: 1, bounced: 0, suppressed: 1, failed: 1, silent: 1 };
  expect(await deliveryCounts(db, id)).toMatchObject(counts);
  await report(d, 'bounced_at = now(), complained_at = now()');
  expect(await deliveryCounts(db, id)).toMatchObject({ ...counts, bounced: 1, silent: 0 });
});

test('counts of older versions call silent what they did not know', async () => {
  const { db } = fixture;
  const id = await sentIssue(1);
  const stored = { audience: 9, accepted: 7, rejected: 2, excluded: 0, uncertain: 0, pending: 0 };
  const counts = { ...stored, delivered: 4, bounced: 1, complained: 1 };
  await sql`update issue set final_counts = ${JSON.stringify(counts)}::jsonb where id = ${id}`.execute(
    db,
  );
  expect(await deliveryCounts(db, id)).toEqual({
    ...counts,
    suppressed: 0,
    failed: 0,
    silent: 2,
    nothingChosen: 0,
    monthly: 0,
    onPause: 0,
  });
});

test('only issues that ended long ago are listed, and none with uncertain readers', async () => {
  const { db } = fixture;
  const [long, short] = [await sentIssue(100), await sentIssue(10)];
  expect(await old(30)).toContain(long);
  expect(await old(30)).not.toContain(short);
  await sql`update batch set state = 'uncertain' where issue_id = ${long}`.execute(db);
  expect(await old(30)).not.toContain(long);
});

test('deliveries of an issue that was cancelled before its audience was complete are dropped too', async () => {
  const { db } = fixture;
  const id = await sentIssue(100);
  await sql`update issue set state = 'cancelled', sent_at = null, frozen_at = null,
    cancelled_at = now() - interval '100 days' where id = ${id}`.execute(db);
  expect(await old(30)).toContain(id);
  expect(await dropDeliveries(db, id)).toMatchObject({ audience: 5 });
  expect(await old(30)).not.toContain(id);
});
