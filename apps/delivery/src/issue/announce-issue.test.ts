import {
  decideUncertain,
  endBatch,
  finishIssue,
  freezeAudienceChunk,
  listenForChanges,
  openDeliveryPartition,
  pauseSending,
  resumeDueIssues,
  scheduleResume,
  settleFound,
  sql,
  type LiveChange,
} from '@galley/db';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PATIENTLY, releaseIssue, withDatabase } from '../../../../test/kit/index.ts';

const fixture = withDatabase();
const pause = { reason: 'quota-daily', detail: 'too many', resumeAt: null } as const;
const soon = new Date(0);

/** An issue with a batch for each hundred readers, and what is announced about it. */
async function openIssue(readers: number) {
  const { db, database } = fixture;
  const { id, newsletterId } = await releaseIssue(db, readers);
  await openDeliveryPartition(db, id);
  const freeze = { issueId: id, chunk: 1000 };
  const step = () => db.transaction().execute((trx) => freezeAudienceChunk(trx, freeze));
  while ((await step()).kind === 'more');
  const batches = await db
    .selectFrom('batch')
    .select(['bucket', 'id'])
    .where('issue_id', '=', id)
    .orderBy('ordinal')
    .execute();
  let heard: LiveChange[] = [];
  let listens = 0;
  const listener = listenForChanges(database, {
    heard: (change) => heard.push(change),
    missed: () => {
      listens += 1;
    },
  });
  onTestFinished(() => listener.stop());
  await vi.waitFor(() => expect(listens).toBe(1), PATIENTLY);
  const mark: LiveChange = { what: 'presence', id: null, version: null, newsletterId: null };
  /** How often something is announced about the issue while `act` runs; anything else fails. */
  const announced = async (act: () => Promise<unknown>): Promise<number> => {
    heard = [];
    await act();
    await sql`select pg_notify('galley_live', ${JSON.stringify(mark)})`.execute(db);
    await vi.waitFor(() => expect(heard.at(-1)).toEqual(mark), PATIENTLY);
    const about = heard.slice(0, -1);
    for (const change of about) {
      expect(change).toEqual({ what: 'issue', id, version: null, newsletterId });
    }
    return about.length;
  };
  const inOne = (act: (trx: Parameters<typeof pauseSending>[0]) => Promise<unknown>) =>
    announced(() => db.transaction().execute(act));
  const bucket = batches[0]?.bucket ?? 0;
  return { id, bucket, batches: batches.map((batch) => batch.id), announced, inOne, db };
}

test('a pause, its end by the clock and the end of an issue are announced once each', async () => {
  const { id, announced, inOne, db } = await openIssue(2);
  expect(await inOne((trx) => pauseSending(trx, id, pause))).toBe(1);
  expect(await inOne((trx) => pauseSending(trx, id, pause))).toBe(0);
  const { reason } = pause;
  expect(await announced(() => scheduleResume(db, id, { reason, resumeAt: soon }))).toBe(1);
  expect(await announced(() => resumeDueIssues(db))).toBe(1);
  expect(await announced(() => resumeDueIssues(db))).toBe(0);
  expect(await announced(() => finishIssue(db, id))).toBe(0);
  await sql`update batch set state = 'accepted' where issue_id = ${id}`.execute(db);
  expect(await announced(() => finishIssue(db, id))).toBe(1);
  // Its readers are still pending, so the counts are uneven.
  expect(await announced(() => resumeDueIssues(db))).toBe(0);
  await sql`update issue set state = 'sending' where id = ${id}`.execute(db);
  await sql`update delivery set state = 'accepted' where issue_id = ${id}`.execute(db);
  expect(await announced(() => finishIssue(db, id))).toBe(1);
});

test('the first uncertain batch of an issue is announced, and each that is settled', async () => {
  const { id, bucket, batches, announced, inOne, db } = await openIssue(300);
  const [first = '', second = '', third = ''] = batches;
  const doubt = (batchId: string) =>
    inOne((trx) => endBatch(trx, { bucket, id: batchId, issueId: id }, 'uncertain', 'key-too-old'));
  expect([await doubt(first), await doubt(second), await doubt(third)]).toEqual([1, 0, 0]);
  const readerOf = async (batchId: string) =>
    db
      .selectFrom('delivery')
      .select(['bucket', 'subscriber_id as subscriberId', 'address_canonical as address'])
      .where('issue_id', '=', id)
      .where('batch_id', '=', batchId)
      .executeTakeFirstOrThrow();
  const found = { issueId: id, batchId: second, ...(await readerOf(second)) };
  expect(await inOne((trx) => settleFound(trx, found, 'mail 1'))).toBe(1);
  expect(await inOne((trx) => settleFound(trx, found, 'mail 1'))).toBe(0);
  // What a person decides is announced with their act.
  const { address } = await readerOf(third);
  const told = { issueId: id, decision: 'rejected', by: 'Ada', because: 'asked' } as const;
  expect(await inOne((trx) => decideUncertain(trx, { ...told, address }))).toBe(0);
  expect(await announced(async () => undefined)).toBe(0);
});
