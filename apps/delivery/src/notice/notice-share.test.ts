import { setTimeout as sleep } from 'node:timers/promises';
import { claimNotice, issueStanding, sql } from '@galley/db';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import {
  deliveryOptions,
  insertReaders,
  releaseIssue,
  withDatabase,
} from '../../../../test/kit/index.ts';
import { createPace } from '../wire/pace.ts';
import { sendNotices } from './send-notices.ts';
import { startDelivery } from '../start-delivery.ts';
import { openTestDelivery } from '../delivery.fixture.ts';

const fixture = withDatabase();
const never = new AbortController().signal;
const { serve, depsFor } = openTestDelivery(fixture);

afterEach(async () => {
  const { db } = fixture;
  await sql`update notice set state = 'rejected' where state = 'pending'`.execute(db);
  await sql`update notice set ended_at = now() - interval '2 days' where state = 'accepted'`.execute(
    db,
  );
  await sql`update issue set state = 'cancelled' where state <> 'cancelled'`.execute(db);
  await sql`update sending_rate set daily_limit = null, notice_next_at = now()`.execute(db);
});

/** Writes what the site writes when many people ask to subscribe at once. */
async function flood(newsletterId: string, many: number): Promise<void> {
  await sql`update newsletter set sender = 'press@digest.example', postal_address = '1 Main St'
    where id = ${newsletterId}`.execute(fixture.db);
  const addresses = Array.from({ length: many }, (_, n) => `flood${n}@n${newsletterId}.example`);
  const asked = await insertReaders(fixture.db, newsletterId, addresses, { status: 'pending' });
  await sql`
    insert into notice (kind, newsletter_id, subscription_id, address, round)
    select 'confirmation', ${newsletterId}, asked.id, asked.address, 1
    from unnest(
      ${asked.map(({ subscriptionId }) => subscriptionId)}::bigint[],
      ${asked.map(({ address }) => address)}::text[]
    ) as asked (id, address)`.execute(fixture.db);
}

async function countAccepted(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from notice
    where state = 'accepted' and ended_at > now() - interval '1 day'`.execute(fixture.db);
  return rows[0]?.count ?? 0;
}

test('an issue keeps most of the rate while a flood of confirmations waits', async () => {
  const { db } = fixture;
  const served = await serve({ rateLimit: 6 });
  await sql`update sending_rate set per_second = 5.7, ceiling = 5.7`.execute(db);
  const issue = await releaseIssue(db, 800);
  await flood(issue.newsletterId, 300);
  const delivery = await startDelivery(deliveryOptions(db, served.url));
  onTestFinished(() => delivery.stop());
  const until = async (holds: () => Promise<boolean>) => {
    while (!(await holds())) await sleep(20);
  };
  await until(async () => (await issueStanding(db, issue.id)).state === 'sent');
  const { rows } = await sql<{ ahead: number }>`
    select count(*)::integer as ahead from notice
    where state = 'accepted' and kind = 'confirmation'
      and ended_at < (select max(ended_at) from batch where issue_id = ${issue.id})`.execute(db);
  // About one for every third batch; without a share nearly all 300 would go first.
  expect(rows[0]?.ahead).toBeGreaterThan(0);
  expect(rows[0]?.ahead).toBeLessThan(100);
});

test('notices get a quarter of the rate while an issue is sent, otherwise all of it', async () => {
  const { db } = fixture;
  const pace = createPace(db);
  expect([await pace.noticeTurn(), await pace.noticeTurn()]).toEqual([0, 0]);
  await sql`update sending_rate set per_second = 0.001, ceiling = 0.001`.execute(db);
  expect(await pace.noticeTurn()).toBe(0);
  expect(Math.round((await pace.noticeTurn()) / 1000)).toBe(1);

  await releaseIssue(db, 1);
  await sql`update sending_rate set notice_next_at = now()`.execute(db);
  const turns = await Promise.all([1, 2, 3].map(() => pace.noticeTurn()));
  expect(turns.filter((wait) => wait === 0)).toHaveLength(1);
  expect(Math.round((await pace.noticeTurn()) / 1000)).toBe(4);
});

test('bulk gives way to notices for a quarter of the time at most', async () => {
  const { db } = fixture;
  const pace = createPace(db);
  const heldFor = async () => {
    const { rows } = await sql<{ seconds: number }>`
      select extract(epoch from held_until - now())::float8 as seconds from sending_rate`.execute(
      db,
    );
    return Math.round((rows[0]?.seconds ?? 0) / 1000);
  };
  await pace.giveWay(10_000);
  expect(await heldFor()).toBe(10);
  await pace.giveWay(20_000);
  expect(await heldFor()).toBe(10);
  await sql`update sending_rate set held_until = now() - interval '29000 seconds'`.execute(db);
  await pace.giveWay(10_000);
  expect(await heldFor()).toBe(-29);
  await sql`update sending_rate set held_until = now() - interval '30001 seconds'`.execute(db);
  await pace.giveWay(10_000);
  expect(await heldFor()).toBe(10);
});

test('readers’ notices leave most of the daily quota to an issue that is ahead', async () => {
  const { db } = fixture;
  const served = await serve();
  const deps = await depsFor(served.url);
  const issue = await releaseIssue(db, 1);
  const aheadAs = (state: string, dueIn: string | null = null) =>
    sql`update issue set state = ${state}, due_at = now() + ${dueIn}::interval
      where id = ${issue.id}`.execute(db);
  const send = () => sendNotices(deps, never);
  await flood(issue.newsletterId, 9);
  await sql`update sending_rate set daily_limit = 8`.execute(db);

  await aheadAs('approved', '2 hours');
  expect(await send()).toBe(60);
  expect(await countAccepted()).toBe(2);

  // Editors still hear that the issue is held or waits for approval.
  const { id: editors } = await db
    .insertInto('notice')
    .values({
      kind: 'held',
      newsletter_id: issue.newsletterId,
      subscription_id: null,
      issue_id: issue.id,
      slot_due_on: null,
      address: 'editor@digest.example',
      round: null,
      lease_until: null,
      resend_id: null,
      reason: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  expect(await send()).toBe(60);
  const notice = await db
    .selectFrom('notice')
    .selectAll()
    .where('id', '=', editors)
    .executeTakeFirst();
  expect(notice).toMatchObject({ state: 'rejected', reason: 'not-held' });

  for (const state of ['sending', 'paused']) {
    await sql`update issue set state = ${state}, resume_at = now() + interval '1 hour'
      where id = ${issue.id}`.execute(db);
    expect(await send()).toBe(60);
  }
  expect(await countAccepted()).toBe(2);
  await aheadAs('approved', '3 days');
  expect(await send()).toBeNull();
  expect(await countAccepted()).toBe(9);
});

test('notices to editors go first, then welcomes, then confirmations', async () => {
  const { db } = fixture;
  const issue = await releaseIssue(db, 1);
  await flood(issue.newsletterId, 3);
  for (const kind of ['welcome', 'reminder', 'missed', 'held'] as const) {
    await sql`insert into notice (kind, newsletter_id, address)
      values (${kind}, ${issue.newsletterId}, 'late@digest.example')`.execute(db);
  }
  const kinds: (string | undefined)[] = [];
  for (let n = 0; n < 8; n += 1) kinds.push((await claimNotice(db, 90))?.kind);
  const confirmations = ['confirmation', 'confirmation', 'confirmation'];
  expect(kinds).toEqual(['held', 'missed', 'reminder', 'welcome', ...confirmations, undefined]);
});
