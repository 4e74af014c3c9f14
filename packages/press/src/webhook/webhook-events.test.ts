import type { WebhookEventType } from '@galley/core/webhook';
import { moveReaderNews, sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { beforeEach, expect, test } from 'vitest';
import {
  approveIssue,
  cancelIssue,
  compileIssue,
  releaseIssue,
  takeBackIssue,
} from '../issue/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { addSubscriber, erase, unsuppress, suppress } from '../subscription/index.ts';
import { addWebhook, dropWebhookEvents, listWebhooks, removeWebhook } from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);

beforeEach(async () => {
  await sql`truncate webhook_target, webhook_event, webhook_post cascade`.execute(fixture.db);
  await sql`delete from reader_news`.execute(fixture.db);
});

function open() {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring, isLocal: false };
  const listen = async (events: readonly string[], newsletter: string | null = null) => {
    const url = 'https://hooks.example/in';
    const added = await addWebhook(press, owner, { url, events, newsletter, description: '' });
    if (added.kind !== 'added') throw new Error(JSON.stringify(added));
    return added.webhook;
  };
  return { press, listen };
}

let count = 0;

function nextAddress(): string {
  count += 1;
  return `reader${count}@readers.example`;
}

/** What waits to be posted to a target: types of events, the earliest first. */
async function heard(targetId: string) {
  await moveReaderNews(fixture.db);
  const { rows } = await sql<{
    type: WebhookEventType;
    data: unknown;
    subscriber_id: string | null;
  }>`
    select e.type, e.data, e.subscriber_id from webhook_post p
    join webhook_event e on e.id = p.event_id
    where p.target_id = ${targetId} order by e.at`.execute(fixture.db);
  return rows;
}

const typesOf = async (targetId: string) => (await heard(targetId)).map(({ type }) => type);

async function countEvents(): Promise<number> {
  await moveReaderNews(fixture.db);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from webhook_event`.execute(fixture.db);
  return rows[0]?.n ?? 0;
}

test('an issue tells of each step that moves it, and of an approval that its change voids', async () => {
  const { press, listen } = open();
  const { slug } = await testNewsletter(press, { undoWindow: '1h' });
  const { id } = await listen(['issue.*'], slug);
  const ref = { newsletter: slug, number: 1 };
  await queued(press, slug, 'A');
  await compileIssue(press, owner, { newsletter: slug });
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await releaseIssue(press, owner, ref);
  await takeBackIssue(press, owner, ref);
  await approveIssue(press, owner, { ...ref, by: 'ada' });
  await cancelIssue(press, owner, ref);
  expect(await typesOf(id)).toEqual([
    'issue.compiled',
    'issue.approved',
    'issue.released',
    'issue.held',
    'issue.approved',
    'issue.cancelled',
  ]);
  const events = await heard(id);
  expect(events[3]?.data).toMatchObject({ issue: { number: 1, reason: 'taken-back' } });
});

test('a target hears nothing of what happened before it was added', async () => {
  const { press, listen } = open();
  const { slug } = await testNewsletter(press);
  const input = { newsletter: slug, consent: 'by phone', source: 'test' };
  await addSubscriber(press, owner, { ...input, address: nextAddress() });
  const { id } = await listen(['subscription.*'], slug);
  expect(await typesOf(id)).toEqual([]);
  await addSubscriber(press, owner, { ...input, address: nextAddress() });
  expect(await typesOf(id)).toEqual(['subscription.confirmed']);
});

test('a subscriber tells of confirmation, suppression, its end and erasure, without an address', async () => {
  const { press, listen } = open();
  const { slug } = await testNewsletter(press);
  const { id } = await listen(['subscription.*', 'subscriber.*'], slug);
  const address = nextAddress();
  const input = { newsletter: slug, address, consent: 'by phone', source: 'test' };
  await addSubscriber(press, owner, input);
  await suppress(press, owner, { address });
  await unsuppress(press, owner, { address });
  await erase(press, owner, { address });
  expect(await typesOf(id)).toEqual([
    'subscription.confirmed',
    'subscriber.suppressed',
    'subscriber.suppression_lifted',
    'subscriber.erased',
  ]);
  const events = await heard(id);
  expect(new Set(events.map((event) => event.subscriber_id)).size).toBe(1);
  expect(JSON.stringify(events)).not.toContain(address);
});

test('a target hears what it asked for, of its newsletter alone', async () => {
  const { press, listen } = open();
  const ours = await testNewsletter(press);
  const theirs = await testNewsletter(press);
  const [all, one, other] = [
    await listen(['subscription.confirmed']),
    await listen(['subscription.confirmed', 'subscriber.suppressed'], ours.slug),
    await listen(['subscriber.suppressed'], theirs.slug),
  ];
  const address = nextAddress();
  const input = { newsletter: ours.slug, address, consent: 'by phone', source: 'test' };
  await addSubscriber(press, owner, input);
  await suppress(press, owner, { address });
  expect(await typesOf(all.id)).toEqual(['subscription.confirmed']);
  expect(await typesOf(one.id)).toEqual(['subscription.confirmed', 'subscriber.suppressed']);
  expect(await typesOf(other.id)).toEqual([]);
});

test('nothing is written when nobody listens, or only for something else', async () => {
  const { press, listen } = open();
  const { slug } = await testNewsletter(press);
  const add = () =>
    addSubscriber(press, owner, {
      newsletter: slug,
      address: nextAddress(),
      consent: 'by phone',
      source: 'test',
    });
  await add();
  const { id } = await listen(['issue.sent']);
  await add();
  await removeWebhook(press, owner, { id });
  await add();
  expect(await countEvents()).toBe(0);
});

test('a change that is rolled back tells nobody', async () => {
  const { press, listen } = open();
  const made = await testNewsletter(press);
  await listen(['*']);
  const failing = fixture.db.transaction().execute(async (trx) => {
    await sql`
      insert into subscriber (bucket, address, address_canonical)
      values (bucket_of('x@y.example'), 'x@y.example', 'x@y.example')`.execute(trx);
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('subscription')
      .columns(['bucket', 'newsletter_id', 'subscriber_id', 'status'])
      .expression((eb) =>
        eb
          .selectFrom('subscriber')
          .select(['bucket', sql<string>`${made.id}::bigint`.as('n'), 'id'])
          .select(sql<'confirmed'>`'confirmed'`.as('s'))
          .where('address', '=', 'x@y.example'),
      )
      .executeTakeFirstOrThrow();
    expect(numInsertedOrUpdatedRows).toBe(1n);
    throw new Error('taken back');
  });
  await expect(failing).rejects.toThrow('taken back');
  expect(await countEvents()).toBe(0);
});

test('a thousand readers who leave at once are a thousand events', async () => {
  const { press, listen } = open();
  const made = await testNewsletter(press);
  await sql`
    insert into subscriber (bucket, address, address_canonical)
    select bucket_of(a), a, a
    from (select 'many' || n || '@readers.example' as a from generate_series(1, 1000) n) named`.execute(
    fixture.db,
  );
  await sql`
    insert into subscription (bucket, newsletter_id, subscriber_id, status)
    select bucket, ${made.id}, id, 'confirmed' from subscriber where address like 'many%'`.execute(
    fixture.db,
  );
  const { id } = await listen(['subscription.unsubscribed']);
  await sql`update subscription set status = 'unsubscribed'
    where newsletter_id = ${made.id}`.execute(fixture.db);
  const events = await heard(id);
  expect(new Set(events.map((event) => event.subscriber_id)).size).toBe(1000);
});

test('events of a month ago are dropped with their posts', async () => {
  const { press, listen } = open();
  const { slug } = await testNewsletter(press);
  await listen(['*']);
  await queued(press, slug, 'A');
  await compileIssue(press, owner, { newsletter: slug });
  await sql`update webhook_event set at = '2026-02-06'`.execute(fixture.db);
  await dropWebhookEvents(press, { kind: 'clock' });
  expect(await countEvents()).toBe(0);
  const listed = await listWebhooks(press, owner);
  expect(listed).toMatchObject({ webhooks: [{ waiting: 0 }] });
});

test('what can not be a target is refused with every reason', async () => {
  const { press } = open();
  const input = { newsletter: null, description: '\u0000', events: ['issue.burnt'] };
  const refused = await addWebhook(press, owner, { ...input, url: 'http://127.0.0.1:1/' });
  if (refused.kind !== 'invalid') throw new Error(refused.kind);
  expect(refused.problems.map(({ field }) => field)).toEqual(['url', 'events', 'description']);
});
