import type { Actor } from '@galley/core/editor';
import { READER_STATES, type ReaderState } from '@galley/core/subscription';
import { sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import {
  addSubscriber,
  erase,
  importSubscribers,
  listSubscribers,
  suppress,
  type SubscriberQuery,
} from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);

const PEOPLE = [
  ['ada@example.org', 'Ada Lovelace', 'confirmed', ''],
  ['ada.b@elsewhere.example', 'José Álvarez-Núñez', 'confirmed', ''],
  ['zed@adabas.example', 'Zed', 'confirmed', '2026-04-01T00:00:00Z'],
  ['leila@kitab.example', 'لَيْلى بنت أحمد', 'confirmed', ''],
  ['o@example.org', "Seán O'Brien Adair", 'pending', ''],
  ['ivan@xn--bcher-kva.example', 'Иван Петров', 'unsubscribed', ''],
  ['kim@example.org.example', '김민준', 'confirmed', ''],
] as const;

async function open(others = 0) {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring };
  const { id, slug } = await testNewsletter(press);
  const row = (email: string, name: string, status: string, pausedUntil: string) =>
    `${id}.${email},"${name}",${status},,,,,,every,${pausedUntil},`;
  const content = [
    'email,name,status,since,confirmed_at,unsubscribed_at,suppression,choice,rhythm,paused_until,catch_up_since',
    ...PEOPLE.map(([email, name, status, paused]) => row(email, name, status, paused)),
    ...Array.from({ length: others }, (_, i) =>
      row(`many${i}@crowd${id}.example`, `Crowd ${i}`, 'confirmed', ''),
    ),
  ];
  const imported = await importSubscribers(press, owner, {
    newsletter: slug,
    file: 'people.csv',
    content: [Buffer.from(content.join('\n'))],
    consent: 'test',
  });
  if (imported.kind !== 'imported') throw new Error(JSON.stringify(imported));
  const page = async (query: Omit<SubscriberQuery, 'newsletter'>, actor: Actor = owner) => {
    const listed = await listSubscribers(press, actor, { newsletter: slug, ...query });
    if (listed.kind !== 'listed') throw new Error(JSON.stringify(listed));
    return listed.page;
  };
  const find = async (search: string, state: ReaderState | null = null) =>
    (await page({ search: search.replace('#', `${id}.`), state })).subscribers.map(({ address }) =>
      address.slice(id.length + 1),
    );
  return { press, id, slug, page, find };
}

test('people are found by their address, its domain, and words of their name in any script', async () => {
  const { find } = await open();
  expect(await find('#ada')).toEqual(['ada.b@elsewhere.example', 'ada@example.org']);
  expect(await find('#ADA@Example')).toEqual(['ada@example.org']);
  expect(await find('@example.org')).toEqual([
    'ada@example.org',
    'o@example.org',
    'kim@example.org.example',
  ]);
  expect(await find('example.org')).toHaveLength(3);
  expect(await find('@bücher.example')).toEqual(['ivan@xn--bcher-kva.example']);
  // By the domain first, then by words of names, each person once.
  expect(await find('ada')).toEqual(['zed@adabas.example', 'ada@example.org', 'o@example.org']);
  expect(await find('jose alv')).toEqual(['ada.b@elsewhere.example']);
  expect(await find('NUÑEZ')).toEqual(['ada.b@elsewhere.example']);
  expect(await find("o'brien")).toEqual(['o@example.org']);
  expect(await find('ليلى')).toEqual(['leila@kitab.example']);
  expect(await find('احمد')).toEqual(['leila@kitab.example']);
  expect(await find('пет')).toEqual(['ivan@xn--bcher-kva.example']);
  expect(await find('김민')).toEqual(['kim@example.org.example']);
  for (const nobody of ['lovelace jose', '%', '_', '@', "';--", 'da lovelace']) {
    expect(await find(nobody)).toEqual([]);
  }
});

test('each person is in exactly one state, and a suppression outweighs all', async () => {
  const { press, id, page, find } = await open();
  await suppress(press, owner, { address: `${id}.ada@example.org` });
  const all = await Promise.all(
    READER_STATES.map(async (state) => [state, (await find('', state)).toSorted()]),
  );
  expect(Object.fromEntries(all)).toEqual({
    confirmed: ['ada.b@elsewhere.example', 'kim@example.org.example', 'leila@kitab.example'],
    unconfirmed: ['o@example.org'],
    left: ['ivan@xn--bcher-kva.example'],
    suppressed: ['ada@example.org'],
    paused: ['zed@adabas.example'],
  });
  expect(await find('@example.org', 'suppressed')).toEqual(['ada@example.org']);
  expect((await page({ state: 'suppressed' })).total).toEqual({ count: 1, isMore: false });
  const everybody = await page({});
  expect(everybody.total).toEqual({ count: 7, isMore: false });
  expect(everybody.subscribers[0]).toMatchObject({ address: `${id}.kim@example.org.example` });
  expect(everybody.subscribers.find(({ state }) => state === 'suppressed')).toMatchObject({
    suppression: 'by-hand',
    status: 'confirmed',
  });
});

test('pages follow each other without gap or repetition, in small newsletters and large ones', async () => {
  const { id, page } = await open(3_100);
  for (const search of ['', `${id}.m`, `@crowd${id}.`, 'crowd 1']) {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { subscribers, next }: Awaited<ReturnType<typeof page>> = await page({
        search,
        after,
        limit: 100,
        state: 'confirmed',
      });
      found.push(...subscribers.map((each) => each.id));
      after = next;
    } while (after !== null);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toHaveLength({ '': 3_104, 'crowd 1': 1_111 }[search] ?? 3_100);
  }
  expect((await page({})).total).toEqual({ count: 1_000, isMore: true });
  const { total, next } = await page({ search: `@crowd${id}.` });
  expect(total).toBeNull();
  expect(next).not.toBeNull();
});

test('a page looks at a limited number of people, and the next one goes on behind them', async () => {
  const here = await open(3_100);
  const search = `@crowd${here.id}.`;
  const there = await open();
  await addSubscriber(here.press, owner, {
    newsletter: there.slug,
    address: `${here.id}.many3000@crowd${here.id}.example`,
    consent: 'x',
    source: 'x',
  });
  expect((await there.page({ search })).subscribers).toHaveLength(1);
  expect((await here.page({ search, state: 'suppressed' })).subscribers).toEqual([]);
  // So many suppressed addresses that they are no small set either.
  await sql`insert into suppression (bucket, address_key, reason)
    select bucket_of(address), address, 'bounce'
    from (
      select 'gone' || n || '@nowhere.example' as address from generate_series(1, 3100) n
    ) gone`.execute(fixture.db);
  await suppress(here.press, owner, { address: `${here.id}.many999@crowd${here.id}.example` });
  const first = await here.page({ search, state: 'suppressed' });
  expect(first).toMatchObject({ subscribers: [], total: null });
  const second = await here.page({ search, state: 'suppressed', after: first.next });
  expect(second).toMatchObject({ subscribers: [{ suppression: 'by-hand' }], next: null });
  await sql`delete from suppression where address_key like '%@nowhere.example'`.execute(fixture.db);
});

test('a person who sees one newsletter neither finds nor counts the people of another', async () => {
  const here = await open();
  const there = await open();
  const actor: Actor = {
    kind: 'person',
    id: '1',
    roles: { [here.id]: 'publisher' },
    door: 'desk',
  };
  expect((await here.page({ search: `${there.id}.` }, actor)).subscribers).toEqual([]);
  expect((await here.page({}, actor)).total).toEqual({ count: 7, isMore: false });
  const refused = { kind: 'not-allowed', step: 'see-readers' };
  const asked = (slug: string, by: Actor) => listSubscribers(here.press, by, { newsletter: slug });
  expect(await asked(there.slug, actor)).toEqual(refused);
  expect(await asked(here.slug, { ...actor, roles: { [here.id]: 'writer' } })).toEqual(refused);
});

test('words follow a name that changes, and go with the person', async () => {
  const { press, id, find } = await open();
  const address = `${id}.ada@example.org`;
  await sql`update subscriber set name = 'Grace Hopper' where address = ${address}`.execute(
    fixture.db,
  );
  expect(await find('lovelace')).toEqual([]);
  expect(await find('hop')).toEqual(['ada@example.org']);
  await erase(press, owner, { address });
  expect(await find('hop')).toEqual([]);
  const { rows } = await sql`select from subscriber_word where word = 'hopper'`.execute(fixture.db);
  expect(rows).toEqual([]);
});

test('a search that can not be read is refused with its field', async () => {
  const { press, slug } = await open();
  const fields = async (query: Omit<SubscriberQuery, 'newsletter'>) => {
    const listed = await listSubscribers(press, owner, { newsletter: slug, ...query });
    return listed.kind === 'invalid' ? listed.problems.map(({ field }) => field) : listed.kind;
  };
  expect(await fields({ search: 'x'.repeat(300) })).toEqual(['search']);
  expect(await fields({ after: 'x' })).toEqual(['after']);
  expect(await fields({ limit: 0 })).toEqual(['limit']);
  const { page } = await open(200);
  const { next } = await page({ search: '@crowd' });
  expect(await fields({ after: next, search: '' })).toEqual(['after']);
});
