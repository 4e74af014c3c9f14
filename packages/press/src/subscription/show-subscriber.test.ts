import { READER } from '@galley/core/editor';
import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import { showSubscriber, subscribe } from './index.ts';

const fixture = withDatabase();

test('a consent is recognised by the IP address that it came from, in any spelling', async () => {
  const plain = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const newsletter = await testNewsletter(plain);
  const press = { ...plain, keyring: createKeyring(['a key that only this test has ever used']) };
  const address = 'ana@evidence.example';
  const asked = { newsletter, address, ip: '2001:db8::7', source: 'test' };
  expect(await subscribe(press, READER, asked)).toMatchObject({ kind: 'ok', refused: null });

  const from = async (ip: string | null) => {
    const shown = await showSubscriber(press, owner, { address, ip });
    if (shown.kind !== 'found') throw new Error(shown.kind);
    return shown.subscriber.subscriptions[0]?.consents.map(({ fromIp }) => fromIp);
  };
  expect(await from('2001:0DB8:0:0::7')).toEqual([true]);
  expect(await from('2001:db8::8')).toEqual([false]);
  expect(await from(null)).toEqual([undefined]);
  expect(await showSubscriber(press, owner, { address, ip: '2001:db8::7/64' })).toEqual({
    kind: 'invalid',
    problems: [{ field: 'ip', problem: expect.stringContaining('expected an IP address') }],
  });
});
