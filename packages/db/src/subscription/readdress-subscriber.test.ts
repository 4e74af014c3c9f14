import { insertReaders, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { beginDepartures, bucketOf, readLayout, sql } from '../index.ts';
import { eraseSubscriber } from './subscriber-erase.ts';
import {
  findSubscriberByAddress,
  lockSubscriberById,
  lockSubscriberOfSubscription,
  readdressSubscriber,
} from './subscriber-rows.ts';
import { findSubscriptionInFull, lockSubscription } from './subscription-rows.ts';

const fixture = withDatabase();
let count = 0;

/** A reader with a row in every table that belongs to them. */
async function reader() {
  const { db } = fixture;
  count += 1;
  const address = `before${count}@move.example`;
  const newsletter = await db
    .insertInto('newsletter')
    .values({ slug: `move${count}`, title: 'Move' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const [made] = await insertReaders(db, newsletter.id, [address], { status: 'unsubscribed' });
  if (made === undefined) throw new Error('no reader');
  const { id, bucket, subscriptionId } = made;
  const now = new Date('2026-03-11T08:00:00Z');
  await db
    .updateTable('subscriber')
    .set({ name: 'Ada Moving' })
    .where('bucket', '=', bucket)
    .where('id', '=', id)
    .execute();
  await sql`insert into consent (bucket, subscription_id, kind, wording, source, created_at)
    values (${bucket}, ${subscriptionId}, 'requested', 'Yes', 'test',
      '2026-03-11T08:00:00.123456Z')`.execute(db);
  await db
    .insertInto('subscription_choice')
    .values({ bucket, subscription_id: subscriptionId, choice: 'min4', at: now })
    .execute();
  return { ...made, newsletterId: newsletter.id, next: `after${count}@move.example` };
}

/** An address in another bucket, if there is one. */
async function elsewhere(bucket: number): Promise<string> {
  for (let n = 0; ; n += 1) {
    const address = `elsewhere${count}-${n}@move.example`;
    const { rows } = await sql<{ there: boolean }>`
      select ${bucketOf(address)} <> ${bucket} or bucket_of('a') = all (array(
        select bucket_of(n::text) from generate_series(1, 50) n)) as there`.execute(fixture.db);
    if (rows[0]?.there === true) return address;
  }
}

/** What the reader's rows hold, apart from where they lie. */
async function rowsOf(id: string): Promise<unknown> {
  const { rows } = await sql`
    select (select jsonb_agg(to_jsonb(s) - 'bucket' - 'address' - 'address_canonical'
        - 'address_round' - 'moved_at') from subscriber s where s.id = ${id}) as people,
      (select jsonb_agg(to_jsonb(s) - 'bucket') from subscription s where s.subscriber_id = ${id})
        as subscriptions,
      (select jsonb_agg(w.word order by w.word) from subscriber_word w
        where w.subscriber_id = ${id}) as words`.execute(fixture.db);
  const subscriptions = await sql<{ id: string }>`
    select id from subscription where subscriber_id = ${id}`.execute(fixture.db);
  const ids = subscriptions.rows.map((row) => row.id);
  const { rows: beside } = await sql`
    select (select jsonb_agg(to_jsonb(c) - 'bucket') from consent c
        where c.subscription_id = any (${ids}::bigint[])) as consents,
      (select jsonb_agg(to_jsonb(c) - 'bucket') from subscription_choice c
        where c.subscription_id = any (${ids}::bigint[])) as choices`.execute(fixture.db);
  return { rows, beside };
}

const departures = async (): Promise<readonly string[]> =>
  (
    await fixture.db
      .selectFrom('departure')
      .select(['kind', 'address_key', 'to_key'])
      .orderBy('at')
      .execute()
  ).map(({ kind, address_key: from, to_key: to }) => `${kind} ${from} ${to}`);

const move = (id: string, address: string) =>
  fixture.db.transaction().execute(async (trx) => {
    const subscriber = await lockSubscriberById(trx, id);
    if (subscriber === undefined) throw new Error('no reader');
    return readdressSubscriber(trx, subscriber, { address, canonical: address });
  });

test('a reader with another address keeps everything, and only the change is told', async () => {
  const { id, bucket, address, subscriptionId } = await reader();
  const next = await elsewhere(bucket);
  const before = await rowsOf(id);
  await beginDepartures(fixture.db);
  await fixture.db.deleteFrom('departure').execute();
  await sql`delete from reader_news`.execute(fixture.db);
  await move(id, next);
  expect(await rowsOf(id)).toEqual(before);
  expect(await departures()).toEqual([`moved ${address} ${next}`]);
  const news = await fixture.db.selectFrom('reader_news').select('type').execute();
  // On one Postgres, the trigger tells webhooks itself.
  const { kind } = await readLayout(fixture.db);
  const told = kind === 'distributed' ? ['subscriber.address_changed'] : [];
  expect(news.map(({ type }) => type)).toEqual(told);
  expect(await findSubscriberByAddress(fixture.db, address)).toBeUndefined();
  expect(await findSubscriberByAddress(fixture.db, next)).toMatchObject({ id, address_round: 1 });
  // By a link that was mailed before.
  const named = { subscriptionId, bucket };
  expect(await findSubscriptionInFull(fixture.db, named)).toMatchObject({ address: next });
  const locked = await fixture.db
    .transaction()
    .execute((trx) => lockSubscription(trx, { subscriptionId, bucket: 0 }));
  expect(locked?.subscriber).toMatchObject({ id, address: next });
});

test('a link with another bucket, or of nobody, leads to no other reader', async () => {
  const one = await reader();
  const other = await reader();
  const lock = (subscriptionId: string, bucket: number) =>
    fixture.db
      .transaction()
      .execute((trx) => lockSubscriberOfSubscription(trx, { subscriptionId, bucket }));
  for (const bucket of [0, one.bucket, other.bucket, 32_767]) {
    expect(await lock(one.subscriptionId, bucket)).toMatchObject({ id: one.id });
    expect(await lock('999999999', bucket)).toBeUndefined();
  }
});

test('somebody who waits for a reader who moves finds them at their new address', async () => {
  const { id, bucket } = await reader();
  const next = await elsewhere(bucket);
  const { promise: moved, resolve: hasMoved } = Promise.withResolvers<void>();
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const moving = fixture.db.transaction().execute(async (trx) => {
    const subscriber = await lockSubscriberById(trx, id);
    if (subscriber === undefined) throw new Error('no reader');
    await readdressSubscriber(trx, subscriber, { address: next, canonical: next });
    hasMoved();
    await mayEnd;
  });
  await moved;
  const waiting = fixture.db.transaction().execute((trx) => lockSubscriberById(trx, id, bucket));
  end();
  await moving;
  expect(await waiting).toMatchObject({ id, address: next });
});

test('an erased reader takes their notices and links along', async () => {
  const { db } = fixture;
  const { id, bucket, address, subscriptionId, newsletterId } = await reader();
  await sql`insert into reader_link (kind, subscriber_id, address_key, created_at, expires_at)
    values ('data', ${id}, 'hashed', now(), now())`.execute(db);
  await sql`insert into notice (kind, newsletter_id, subscription_id, address)
    values ('welcome', ${newsletterId}, ${subscriptionId}, 'an-earlier@move.example')`.execute(db);
  await db
    .transaction()
    .execute((trx) => eraseSubscriber(trx, { id, bucket, address, address_canonical: address }));
  const left = await sql`
    select id from notice where subscription_id = ${subscriptionId}
    union all select id from reader_link where subscriber_id = ${id}`.execute(db);
  expect(left.rows).toEqual([]);
  expect(await findSubscriberByAddress(db, address)).toBeUndefined();
});
