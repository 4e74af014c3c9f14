import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { releaseIssue, withDatabase } from '../../../../test/kit/index.ts';
import { deliveryCounts } from '../delivery/delivery-counts.ts';
import { freezeAudienceChunk } from '../delivery/freeze/freeze-audience.ts';
import { openDeliveryPartition } from '../delivery/open-delivery-partition.ts';
import { beginAttempts, lockMembers } from './freeze-batch.ts';
import { recordAccepted, type AcceptedBatch } from './record-attempt.ts';

const fixture = withDatabase();
let issueId: string;
let bucket: number;
let batches: AcceptedBatch[];

beforeEach(async () => {
  const { db } = fixture;
  issueId = (await releaseIssue(db, 150)).id;
  await openDeliveryPartition(db, issueId);
  await db.transaction().execute((trx) => freezeAudienceChunk(trx, { issueId, chunk: 1_000 }));
  batches = await db.transaction().execute(begin);
});

/** Both batches of the issue with an attempt under way, and what a 200 would say of each. */
async function begin(trx: Parameters<typeof lockMembers>[0]): Promise<AcceptedBatch[]> {
  const rows = await trx
    .selectFrom('batch')
    .select(['bucket', 'id'])
    .where('issue_id', '=', issueId)
    .orderBy('ordinal')
    .execute();
  bucket = rows[0]?.bucket ?? 0;
  const ids = rows.map((row) => row.id);
  const members = Map.groupBy(
    await lockMembers(trx, { issueId, bucket, ids }),
    (member) => member.batchId,
  );
  await beginAttempts(
    trx,
    bucket,
    ids.map((id) => ({
      id,
      size: members.get(id)?.length ?? 0,
      idempotencyKey: `key/${id}`,
      contentHash: 'x',
      tokens: (members.get(id) ?? []).map((member) => `token-${member.subscriberId}`),
    })),
    { worker: 'test', leaseSeconds: 10 },
  );
  return ids.map((batchId) => ({
    attempt: { bucket, batchId, issueId, number: 1 },
    status: 200,
    readers: (members.get(batchId) ?? []).map(({ subscriberId }) => ({
      subscriberId,
      resendId: `id-${subscriberId}`,
    })),
  }));
}

const record = (some: readonly AcceptedBatch[]) =>
  fixture.db.transaction().execute((trx) => recordAccepted(trx, { issueId, bucket }, some));

const accepted = async () => (await deliveryCounts(fixture.db, issueId)).accepted;

test('batches recorded together give each reader the id of their own mail', async () => {
  expect(batches.map((batch) => batch.readers.length)).toEqual([100, 50]);
  await record(batches);
  const { rows } = await sql<{ right: number }>`
    select count(*)::integer as right from delivery
    where issue_id = ${issueId} and state = 'accepted' and resend_id = 'id-' || subscriber_id
  `.execute(fixture.db);
  expect(rows).toEqual([{ right: 150 }]);
  const left = await sql`select tokens from batch where issue_id = ${issueId}
    and (tokens is not null or state <> 'accepted')`.execute(fixture.db);
  expect(left.rows).toEqual([]);
});

test('a success that was recorded before changes nothing', async () => {
  await record(batches.slice(0, 1));
  await record(batches);
  expect(await accepted()).toBe(150);
});

test('beside a void batch nothing is recorded; each other batch is recorded alone', async () => {
  const [first, second] = batches;
  if (first === undefined || second === undefined) throw new Error('two batches were planned');
  await sql`update batch set state = 'void' where id = ${first.attempt.batchId}`.execute(
    fixture.db,
  );
  await expect(record(batches)).rejects.toThrow('void');
  expect(await accepted()).toBe(0);
  await record([second]);
  expect(await accepted()).toBe(50);
});

test('a batch whose deliveries are not all visible is not recorded', async () => {
  await sql`delete from delivery where issue_id = ${issueId} and subscriber_id =
    (select min(subscriber_id) from delivery where issue_id = ${issueId})`.execute(fixture.db);
  await expect(record(batches)).rejects.toThrow('not all');
  expect(await accepted()).toBe(0);
});
