import { READER } from '@galley/core/editor';
import { SIGN_UP_BREAKER } from '@galley/core/subscription';
import { listSignUpTrouble, sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { insertReaders, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import { subscribe } from './index.ts';

const fixture = withDatabase();
const START = new Date('2026-03-09T12:00:00Z');
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000).toISOString();
let count = 0;

async function open() {
  const press = testPress(fixture.db, at(0));
  const newsletter = await testNewsletter(press);
  const deps = { ...press, keyring: createKeyring(['a key that only this test has ever used']) };
  const ask = (address: string, more: { ip?: string; trapped?: boolean } = {}) =>
    subscribe(deps, READER, { newsletter, address, ip: null, source: 'test', ...more });
  const someone = () => ask(`someone${(count += 1)}@readers.example`);
  return { press, newsletter, ask, someone };
}

/** Confirmation mails sent at a time, and how many of them were confirmed. */
async function mailed(newsletterId: string, many: number, confirmed: number, minute: number) {
  count += 1;
  const addresses = Array.from({ length: many }, (_, n) => `p${n}@n${count}.example`);
  const readers = await insertReaders(fixture.db, newsletterId, addresses, (index) =>
    index < confirmed
      ? { status: 'confirmed', confirmed_at: new Date(at(minute + 1)) }
      : { status: 'pending' },
  );
  await sql`
    insert into notice (kind, newsletter_id, subscription_id, address, round, state, created_at, ended_at)
    select 'confirmation', ${newsletterId}, id, 'p@n.example', 1, 'accepted',
      ${at(minute)}::timestamptz, ${at(minute)}::timestamptz
    from unnest(${readers.map(({ subscriptionId }) => subscriptionId)}::bigint[]) as s (id)`.execute(
    fixture.db,
  );
}

test('a flood of unconfirmed sign-ups opens the breaker, which closes by itself and then rests', async () => {
  const { press, newsletter, someone } = await open();
  await mailed(newsletter.id, SIGN_UP_BREAKER.unconfirmed + 30, 20, 0);
  expect(await someone()).toEqual({ kind: 'ok', refused: null, breakerOpened: false });

  press.setClock(at(20));
  expect(await someone()).toEqual({ kind: 'ok', refused: 'breaker', breakerOpened: true });
  expect(await someone()).toEqual({ kind: 'ok', refused: 'breaker', breakerOpened: false });
  const { someone: elsewhere } = await open();
  expect(await elsewhere()).toMatchObject({ refused: null });
  press.setClock(at(49));
  expect(await someone()).toMatchObject({ refused: 'breaker' });

  press.setClock(at(50));
  await mailed(newsletter.id, SIGN_UP_BREAKER.unconfirmed, 0, 51);
  expect(await someone()).toMatchObject({ refused: null });
  press.setClock(at(109));
  expect(await someone()).toMatchObject({ refused: null });
  press.setClock(at(110));
  expect(await someone()).toMatchObject({ refused: 'breaker', breakerOpened: true });
});

test('many sign-ups that are confirmed open no breaker', async () => {
  const { press, newsletter, someone } = await open();
  await mailed(newsletter.id, 800, 200, 0);
  press.setClock(at(20));
  expect(await someone()).toMatchObject({ refused: null });
});

test('concurrent sign-ups cannot exceed a limit', async () => {
  const { ask } = await open();
  const asked = await Promise.all(
    Array.from({ length: 30 }, (_, n) => ask(`together+${n}@readers.example`)),
  );
  expect(asked.filter((outcome) => outcome.kind === 'ok' && outcome.refused === null)).toHaveLength(
    3,
  );
});

test('each refusal is counted under its reason', async () => {
  const { press, newsletter, ask } = await open();
  for (let n = 0; n < 12; n += 1) await ask(`net${n}@readers.example`, { ip: '203.0.113.9' });
  await ask('twice@readers.example');
  await ask('twice@readers.example');
  await ask('robot@readers.example', { trapped: true });
  const trouble = await listSignUpTrouble(fixture.db, press.clock());
  expect(trouble.find((one) => one.newsletter === newsletter.slug)).toEqual({
    newsletter: newsletter.slug,
    breakerOpenedAt: null,
    counts: [
      { reason: 'network', count: 2 },
      { reason: 'address', count: 1 },
      { reason: 'trap', count: 1 },
    ],
  });
  const tomorrow = new Date(press.clock().getTime() + 24 * 3_600_000);
  const later = await listSignUpTrouble(fixture.db, tomorrow);
  expect(later.map((one) => one.newsletter)).not.toContain(newsletter.slug);
});

test('a sign-up whose row stays locked too long gets no mail, and can be repeated', async () => {
  const { ask, press } = await open();
  const address = 'held@readers.example';
  await ask(address);
  press.setClock(at(3 * 24 * 60));
  const outcome = await fixture.db.transaction().execute(async (trx) => {
    await sql`select from subscriber
      where bucket = bucket_of(${address}) and address = ${address} for update`.execute(trx);
    return ask(address);
  });
  expect(outcome).toMatchObject({ kind: 'ok', refused: 'busy' });
  expect(await ask(address)).toMatchObject({ kind: 'ok', refused: null });
});
