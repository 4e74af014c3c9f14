import { CLOCK } from '@galley/core/editor';
import { matchesHashedIp, type SubscriptionStatus } from '@galley/core/subscription';
import { sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { expect, test } from 'vitest';
import { insertReaders, releaseIssue, withDatabase } from '@galley/test/kit';
import { dropSignUps } from './drop-sign-ups.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const clock = () => new Date('2026-03-10T12:00:00Z');
const drop = () => dropSignUps({ db: fixture.db, clock, keyring }, CLOCK);

test('expired windows, proofs and counts older than 90 days are removed; the others stay', async () => {
  const { db } = fixture;
  const { newsletterId } = await releaseIssue(db, 1);
  await sql`
    insert into sign_up_window (key, minutes, started_at, used)
    select 'old/' || n, 10, timestamptz '2026-03-10T11:49Z', 1 from generate_series(1, 10500) n
    union all values ('day', 1440, timestamptz '2026-03-09T12:01Z', 1)`.execute(db);
  await sql`
    insert into sign_up_refusal (newsletter_id, day, reason, count)
    values (${newsletterId}, '2025-12-09', 'trap', 1), (${newsletterId}, '2025-12-10', 'trap', 2)`.execute(
    db,
  );
  await sql`
    insert into spent_proof (key, expires_at)
    values ('old', '2026-03-10T11:59Z'), ('new', '2026-03-10T12:01Z')`.execute(db);
  await drop();
  expect(await db.selectFrom('sign_up_window').select('key').execute()).toEqual([{ key: 'day' }]);
  expect(await db.selectFrom('sign_up_refusal').select('count').execute()).toEqual([{ count: 2 }]);
  expect(await db.selectFrom('spent_proof').select('key').execute()).toEqual([{ key: 'new' }]);
});

/** A subscription as it was some days ago. */
async function subscribed(
  address: string,
  status: SubscriptionStatus,
  days: number,
  newsletter = 'weekly',
) {
  const { db } = fixture;
  const { rows } = await sql<{ id: string }>`
    insert into newsletter (slug, title) values (${newsletter}, 'Weekly')
    on conflict (slug) do update set title = 'Weekly' returning id`.execute(db);
  const newsletterId = rows[0]?.id ?? '';
  const { rows: then } = await sql<{ at: Date }>`
    select timestamptz '2026-03-10T12:00Z' - make_interval(days => ${days}) as at`.execute(db);
  const fact = { status, updated_at: then[0]?.at ?? new Date() };
  const [reader] = await insertReaders(db, newsletterId, [address], fact);
  if (reader === undefined) throw new Error('no reader');
  await sql`insert into notice (kind, newsletter_id, subscription_id, address, round)
    values ('confirmation', ${newsletterId}, ${reader.subscriptionId}, ${address}, 1)`.execute(db);
  await sql`insert into consent (bucket, subscription_id, kind, wording, source, ip)
    values (${reader.bucket}, ${reader.subscriptionId}, 'requested', 'I want it', 'test',
      '203.0.113.9')`.execute(db);
}

const evidence = () =>
  fixture.db
    .selectFrom('consent')
    .innerJoin('subscription', (join) =>
      join
        .onRef('subscription.bucket', '=', 'consent.bucket')
        .onRef('subscription.id', '=', 'consent.subscription_id'),
    )
    .innerJoin('subscriber', (join) =>
      join
        .onRef('subscriber.bucket', '=', 'subscription.bucket')
        .onRef('subscriber.id', '=', 'subscription.subscriber_id'),
    )
    .select(['subscriber.address', 'subscription.status', 'consent.ip'])
    .orderBy('consent.id')
    .execute();

test('a subscription that nobody confirmed for 14 days vanishes with its evidence, and with its person', async () => {
  await subscribed('old@readers.example', 'pending', 15);
  await subscribed('new@readers.example', 'pending', 13);
  await subscribed('left@readers.example', 'unsubscribed', 400);
  await subscribed('half@readers.example', 'confirmed', 400);
  await subscribed('half@readers.example', 'pending', 15, 'other');
  await drop();
  const kept = (await evidence()).filter(({ address }) => address.endsWith('readers.example'));
  expect(kept.map(({ address, status }) => `${address} ${status}`)).toEqual([
    'new@readers.example pending',
    'left@readers.example unsubscribed',
    'half@readers.example confirmed',
  ]);
  const people = await fixture.db
    .selectFrom('subscriber')
    .select('id')
    .where('address', '=', 'old@readers.example')
    .execute();
  expect(people).toEqual([]);
  const notices = await fixture.db
    .selectFrom('notice')
    .select('id')
    .where('address', '=', 'old@readers.example')
    .execute();
  expect(notices).toEqual([]);
});

test('evidence from before addresses were hashed keeps the hash alone', async () => {
  await subscribed('plain@readers.example', 'confirmed', 1);
  await drop();
  const rows = await evidence();
  const { ip } = rows.find(({ address }) => address === 'plain@readers.example') ?? {};
  expect(rows.map((row) => row.ip).join(' ')).not.toContain('203.0');
  expect(matchesHashedIp(keyring, ip ?? '', '203.0.113.9')).toBe(true);
});

test('evidence cannot be changed, not even by hand', async () => {
  await subscribed('firm@readers.example', 'confirmed', 1);
  for (const change of [
    sql`update consent set wording = 'I want everything'`,
    sql`update consent set created_at = now() - interval '1 year'`,
    sql`update consent set ip = '203.0.113.10'`,
    sql`update consent set ip = null`,
  ]) {
    await expect(change.execute(fixture.db)).rejects.toThrow('rows of consent are never changed');
  }
});
