import type { Actor } from '@galley/core/editor';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import {
  addSubscriber,
  exportSubscribers,
  importSubscribers,
  printExport,
  showSubscriber,
  suppress,
} from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);

test('an export shows readers of other newsletters only to people who may export those', async () => {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring };
  const [here, elsewhere] = [await testNewsletter(press), await testNewsletter(press)];
  const add = async (newsletter: string, address: string) =>
    addSubscriber(press, owner, { newsletter, address, name: null, consent: 'asked', source: 'x' });
  await add(here.slug, 'ours@reader.example');
  await add(elsewhere.slug, 'theirs@reader.example');
  for (const address of ['ours@reader.example', 'theirs@reader.example']) {
    await suppress(press, owner, { address });
  }
  const addresses = async (actor: Actor) => {
    const exported = await exportSubscribers(press, actor, { newsletter: here.slug });
    if (exported.kind !== 'exported') throw new Error(exported.kind);
    const found: string[] = [];
    for await (const { address } of exported.subscribers) found.push(address);
    return found;
  };
  const steps = ['export-subscribers'] as const;
  const key = { kind: 'key', id: '1', steps } as const;
  expect(await addresses({ ...key, roles: { [here.id]: 'owner' } })).toEqual([
    'ours@reader.example',
  ]);
  expect(await addresses({ ...key, roles: { '*': 'owner' } })).toEqual([
    'ours@reader.example',
    'theirs@reader.example',
  ]);
});

test('what readers have chosen goes through an export into another newsletter', async () => {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring };
  const [from, to] = [await testNewsletter(press), await testNewsletter(press)];
  const header =
    'email,name,status,since,confirmed_at,unsubscribed_at,suppression,choice,rhythm,paused_until,catch_up_since';
  const day = '2026-02-01T00:00:00.000Z';
  const rows = [
    `ada@choice.example,,confirmed,${day},${day},,,"floor=4&topics=ai,sea",monthly,2026-04-01T00:00:00.000Z,${day}`,
    `bo@choice.example,,confirmed,${day},${day},,,,every,,`,
  ];
  const file = `${[header, ...rows].join('\r\n')}\r\n`;
  const take = async (newsletter: string, text: string) =>
    importSubscribers(press, owner, {
      newsletter,
      file: 'people.csv',
      content: [Buffer.from(text)],
      consent: 'They asked for it.',
    });
  const give = async (newsletter: string) => {
    const exported = await exportSubscribers(press, owner, { newsletter });
    if (exported.kind !== 'exported') throw new Error(exported.kind);
    const lines: string[] = [];
    for await (const line of printExport(exported))
      if (!line.includes('@reader.')) lines.push(line);
    return lines.join('');
  };
  expect(await take(from.slug, file)).toMatchObject({ report: { added: 2 } });
  expect(await give(from.slug)).toBe(file);
  expect(await take(to.slug, file)).toMatchObject({ report: { added: 2 } });
  expect(await give(to.slug)).toBe(file);
  const shown = await showSubscriber(press, owner, { address: 'ada@choice.example' });
  expect(shown).toMatchObject({
    subscriber: {
      subscriptions: [
        { preferences: { floor: 4, topics: ['ai', 'sea'], rhythm: 'monthly' } },
        { preferences: { catchUpSince: day } },
      ],
    },
  });
  const chosen = await fixture.db.selectFrom('subscription_choice').select('choice').execute();
  expect(chosen).toEqual([
    { choice: 'floor=4&topics=ai,sea' },
    { choice: 'floor=4&topics=ai,sea' },
  ]);
});
