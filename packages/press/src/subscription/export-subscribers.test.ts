import type { Actor } from '@galley/core/editor';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import { addSubscriber, exportSubscribers, suppress } from './index.ts';

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
