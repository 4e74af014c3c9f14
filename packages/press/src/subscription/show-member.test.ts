import type { Actor } from '@galley/core/editor';
import { makeReaderToken } from '@galley/core/subscription';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import {
  addSubscriber,
  changePreferences,
  readHistory,
  showMember,
  suppress,
  unsubscribe,
  unsuppress,
} from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
let count = 0;

async function open() {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring };
  const [here, elsewhere] = [await testNewsletter(press), await testNewsletter(press)];
  count += 1;
  const address = `ada${count}@history.example`;
  const add = async (newsletter: string) =>
    addSubscriber(press, owner, {
      newsletter,
      address,
      consent: `asked by ${newsletter}`,
      source: 'x',
    });
  await add(here.slug);
  const { id, subscriptionId } = await fixture.db
    .selectFrom('subscription')
    .innerJoin('subscriber', (join) =>
      join
        .onRef('subscriber.bucket', '=', 'subscription.bucket')
        .onRef('subscriber.id', '=', 'subscription.subscriber_id'),
    )
    .select(['subscriber.id', 'subscription.id as subscriptionId'])
    .where('address', '=', address)
    .executeTakeFirstOrThrow();
  const token = makeReaderToken(keyring, subscriptionId, 0);
  const history = async (
    actor: Actor = owner,
    page: { before?: string | null; limit?: number } = {},
  ) => {
    const listed = await readHistory(press, actor, { newsletter: here.slug, id, ...page });
    if (listed.kind !== 'listed') throw new Error(JSON.stringify(listed));
    return listed.history;
  };
  return { press, here, elsewhere, address, add, id, token, history };
}

const publisherOf = (newsletterId: string): Actor => ({
  kind: 'person',
  id: '1',
  roles: { [newsletterId]: 'publisher' },
  door: 'desk',
});

test('a history holds consent, choices, suppressions and who lifted them, the latest first', async () => {
  const { press, here, address, token, history } = await open();
  press.setClock('2026-03-10T12:00:00Z');
  const wishes = new Map([[here.slug, { floor: 4 }]]);
  const wish = { token, ip: null, source: 'test', wishes };
  await changePreferences(press, { kind: 'reader' }, wish);
  press.setClock('2026-03-11T12:00:00Z');
  await suppress(press, owner, { address, detail: 'asked by phone' });
  press.setClock('2026-03-12T12:00:00Z');
  await unsuppress(press, owner, { address, because: ' wants it again ' });
  press.setClock('2026-03-13T12:00:00Z');
  await unsubscribe(press, { kind: 'reader' }, { token, ip: null, source: 'test' });
  const { entries, next } = await history();
  expect(next).toBeNull();
  expect(entries.map(({ what }) => what)).toEqual([
    'consent',
    'lifted',
    'suppressed',
    'choice',
    'choice',
    'consent',
  ]);
  expect(entries[1]).toMatchObject({
    reason: 'by-hand',
    because: 'wants it again',
    by: { kind: 'command' },
    at: '2026-03-12T12:00:00.000Z',
  });
  expect(entries[2]).toMatchObject({ reason: 'by-hand', detail: 'asked by phone' });
  const paged = [];
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof history>> = await history(owner, { before, limit: 1 });
    paged.push(...page.entries);
    before = page.next;
  } while (before !== null);
  expect(paged).toEqual(entries);
});

test('a person who sees one newsletter learns nothing of another, nor whether a person is in it', async () => {
  const { press, here, elsewhere, address, add, id, history } = await open();
  const [ours, theirs] = [publisherOf(here.id), publisherOf(elsewhere.id)];
  const ask = (actor: Actor, newsletter: string, who: string) =>
    showMember(press, actor, { newsletter, id: who });
  const nobody = { kind: 'no-member', newsletter: elsewhere.slug };
  expect(await ask(theirs, elsewhere.slug, id)).toEqual(nobody);
  expect(await ask(theirs, elsewhere.slug, '999999')).toEqual(nobody);
  expect(await ask(theirs, elsewhere.slug, 'x')).toEqual(nobody);
  expect(await ask(theirs, here.slug, id)).toMatchObject({ kind: 'not-allowed' });
  await add(elsewhere.slug);
  await suppress(press, owner, { address, detail: 'shouted at them' });
  expect(await ask(ours, here.slug, id)).toMatchObject({
    member: { state: 'suppressed', suppressed: { reason: 'by-hand', detail: null } },
  });
  expect(await ask(owner, here.slug, id)).toMatchObject({
    member: { suppressed: { detail: 'shouted at them' } },
  });
  const seen = JSON.stringify(await history(ours));
  expect(seen).toContain(here.slug);
  expect(seen).not.toContain(elsewhere.slug);
  expect(seen).not.toContain('shouted');
  expect((await history()).entries[0]).toMatchObject({ by: { kind: 'command' } });
});

test('a place in a history that is none is refused', async () => {
  const { press, here, id } = await open();
  const ref = { newsletter: here.slug, id };
  expect(await readHistory(press, owner, { ...ref, before: 'x' })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'before' }],
  });
  expect(await readHistory(press, owner, { ...ref, limit: 0 })).toMatchObject({
    problems: [{ field: 'limit' }],
  });
});
