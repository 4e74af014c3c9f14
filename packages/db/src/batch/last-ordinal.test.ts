import { BATCH_LIMIT } from '@galley/core/delivery';
import { createUndistributedDatabase, releaseIssue } from '@galley/test/kit';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { freezeAudienceChunk } from '../delivery/freeze/freeze-audience.ts';
import { openDeliveryPartition } from '../delivery/open-delivery-partition.ts';
import { lastOrdinal } from './last-ordinal.ts';

const READERS = 4 * BATCH_LIMIT;

async function freeze(buckets: readonly number[]) {
  const made = await createUndistributedDatabase();
  onTestFinished(() => made.drop());
  const { db } = made;
  const { id: issueId } = await releaseIssue(db, READERS);
  await db
    .updateTable('installation')
    .set({ buckets: [...buckets] })
    .execute();
  // The even ones in the last bucket.
  await sql`update subscriber set bucket = ${buckets.at(-1)} where id % 2 = 0`.execute(db);
  await sql`update subscription set bucket = ${buckets.at(-1)} where subscriber_id % 2 = 0`.execute(
    db,
  );
  await openDeliveryPartition(db, issueId);
  for (;;) {
    const step = await db
      .transaction()
      .execute((trx) => freezeAudienceChunk(trx, { issueId, chunk: BATCH_LIMIT }));
    if (step.kind === 'complete') break;
  }
  const batches = await db
    .selectFrom('batch')
    .select(['bucket', 'ordinal', 'size'])
    .orderBy('ordinal')
    .execute();
  return { db, issueId, batches };
}

test('batches of one bucket are numbered from 1', async () => {
  const { batches } = await freeze([0]);
  expect(batches.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4]);
});

test('each of several buckets numbers its batches in a range of its own', async () => {
  const { db, issueId, batches } = await freeze([0, 7]);
  const ordinals = batches.map(({ ordinal }) => ordinal);
  expect(new Set(ordinals).size).toBe(4);
  expect(batches.map(({ bucket }) => bucket)).toEqual([0, 0, 7, 7]);
  const last = await db.transaction().execute(async (trx) => ({
    first: await lastOrdinal(trx, issueId, 0),
    second: await lastOrdinal(trx, issueId, 7),
  }));
  expect([last.first, last.second]).toEqual([ordinals[1], ordinals[3]]);
  expect(last.second - last.first).toBeGreaterThan(1_000_000);
});
