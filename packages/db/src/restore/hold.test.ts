import { releaseIssue, whereToClaim, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { readCanaries } from '../batch/canaries.ts';
import { lockNextBatches } from '../batch/claim-batch.ts';
import { dueBuckets } from '../batch/due-batches.ts';
import { freezeAudienceChunk } from '../delivery/freeze/freeze-audience.ts';
import { openDeliveryPartition } from '../delivery/open-delivery-partition.ts';
import { readBuckets } from '../installation/installation.ts';
import { issuesToSend, resumeDueIssues } from '../issue/issue-sending.ts';
import { claimNotice, secondsToNextNotice } from '../notice/notice-queue.ts';
import { readHold } from './hold.ts';

const test = withDatabase();

beforeEach(() => sql`update installation set held = null`.execute(test.db));

const hold = (held: 'restored' | 'copy') =>
  sql`update installation set held = ${held}::text, restored_at = now(), snapshot_at = now()`.execute(
    test.db,
  );

const freeze = (issueId: string) =>
  test.db.transaction().execute((trx) => freezeAudienceChunk(trx, { issueId, chunk: 10 }));
const lock = (issueId: string) =>
  test.db
    .transaction()
    .execute(async (trx) => lockNextBatches(trx, issueId, await whereToClaim(trx, issueId, 10)));
const due = async (issueId: string) =>
  dueBuckets(
    test.db,
    issueId,
    await readCanaries(test.db, issueId, true),
    await readBuckets(test.db),
  );

it('freezes and claims nothing while it is held, and all of it afterwards', async () => {
  const issue = await releaseIssue(test.db, 30);
  await openDeliveryPartition(test.db, issue.id);
  await freeze(issue.id);
  await hold('restored');
  expect(await issuesToSend(test.db)).toEqual([]);
  expect(await freeze(issue.id)).toEqual({ kind: 'not-now' });
  expect(await lock(issue.id)).toEqual({ batches: [], cancelled: false });
  expect(await due(issue.id)).toEqual([]);
  await sql`update issue set state = 'paused', resume_at = now() where id = ${issue.id}`.execute(
    test.db,
  );
  expect(await resumeDueIssues(test.db)).toBe(0);
  await sql`update installation set held = null`.execute(test.db);
  expect(await resumeDueIssues(test.db)).toBe(1);
  expect(await freeze(issue.id)).toMatchObject({ kind: 'more' });
  expect((await lock(issue.id)).batches).toHaveLength(1);
});

it('ends single mails that waited in the snapshot, and sends those asked for since, but none of a copy', async () => {
  const issue = await releaseIssue(test.db, 1);
  const ask = () =>
    sql`insert into notice (kind, newsletter_id, address)
      values ('sign-in', ${issue.newsletterId}, 'ed@digest.example')`.execute(test.db);
  await ask();
  await hold('restored');
  expect(await claimNotice(test.db, 60)).toBeNull();
  const states = await test.db.selectFrom('notice').select(['state', 'reason']).execute();
  expect(states).toEqual([{ state: 'uncertain', reason: 'restored' }]);
  await ask();
  await sql`update installation set held = 'copy'`.execute(test.db);
  expect(await secondsToNextNotice(test.db)).toBeNull();
  expect(await claimNotice(test.db, 60)).toBeNull();
  await sql`update installation set held = 'restored'`.execute(test.db);
  expect(await claimNotice(test.db, 60)).toMatchObject({ kind: 'sign-in' });
});

it('gives new rows no id that a lost one may have had', async () => {
  const before = await releaseIssue(test.db, 1);
  await hold('restored');
  const after = await releaseIssue(test.db, 1);
  expect(Number(after.id) - Number(before.id)).toBeGreaterThan(10_000);
  const { rows } = await sql<{ apart: number }>`
    select (max(id) - min(id))::integer as apart from subscription`.execute(test.db);
  expect(rows[0]?.apart).toBeGreaterThan(1_000_000);
});

it('remembers which id its mails carried before it became a copy', async () => {
  const { id } = await readHold(test.db);
  await sql`update installation set id = 'another', held = 'copy'`.execute(test.db);
  expect(await readHold(test.db)).toMatchObject({ id: 'another', former_id: id, held: 'copy' });
});
