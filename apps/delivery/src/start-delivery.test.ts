import { setTimeout as sleep } from 'node:timers/promises';
import { issueStanding, issuesWithoutPartition, sql } from '@galley/db';
import { serveSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import {
  deliveryOptions,
  releaseIssue,
  serveGateway,
  withDatabase,
} from '../../../test/kit/index.ts';
import { startDelivery } from './start-delivery.ts';

const fixture = withDatabase();

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50);
}

test('stopping breaks off calls that get no answer, and the next process repeats them once', async () => {
  const { db } = fixture;
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  onTestFinished(() => served.close());
  const silent = Promise.withResolvers<void>();
  let hangs = true;
  const gateway = await serveGateway(served.url, async ({ path }) => {
    if (!hangs || !path.endsWith('/emails/batch')) return null;
    silent.resolve();
    return new Promise(() => undefined);
  });
  onTestFinished(() => gateway.close());
  const { id } = await releaseIssue(db, 3);
  const delivery = await startDelivery(deliveryOptions(db, gateway.url));
  await silent.promise;
  await delivery.stop();
  const tried = await db.selectFrom('attempt').select('outcome').execute();
  expect(tried).toEqual([{ outcome: 'ambiguous' }]);

  hangs = false;
  const next = await startDelivery(deliveryOptions(db, gateway.url));
  onTestFinished(() => next.stop());
  await until(async () => (await issueStanding(db, id)).state === 'sent');
  expect(served.sandbox.ledger.count()).toBe(3);
});

test('an approved issue with a partition is sent while another session reads all deliveries', async () => {
  const { db } = fixture;
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  onTestFinished(() => served.close());
  const { id } = await releaseIssue(db, 2);
  await sql`update issue set state = 'approved', released_at = null where id = ${id}`.execute(db);
  expect(await issuesWithoutPartition(db)).toEqual([id]);
  const delivery = await startDelivery(deliveryOptions(db, served.url));
  onTestFinished(() => delivery.stop());
  await until(async () => (await issuesWithoutPartition(db)).length === 0);

  await db.transaction().execute(async (backup) => {
    await sql`select count(*) from delivery`.execute(backup);
    await sql`update issue set state = 'sending', released_at = now() where id = ${id}`.execute(db);
    delivery.wake('work-issues');
    await until(async () => (await issueStanding(db, id)).state === 'sent');
  });
  expect(served.sandbox.ledger.count()).toBe(2);
});
