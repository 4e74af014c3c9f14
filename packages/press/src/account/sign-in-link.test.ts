import { makeLinkToken } from '@galley/core/editor';
import type { Database, Kysely } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testNewsletter } from '../press.fixture.ts';
import { BROWSER, testAccounts } from './account.fixture.ts';
import { askForLink, identifySession, signInByLink } from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const open = () => testAccounts(fixture.db, keyring);
const dead = { kind: 'dead-link', what: 'sign-in' };

const notices = async () =>
  fixture.db
    .selectFrom('notice')
    .select(['kind', 'address'])
    .where('kind', '=', 'sign-in')
    .execute();

/** The statements that a call sends, without their values. */
async function statementsOf(
  db: Kysely<Database>,
  call: (db: Kysely<Database>) => Promise<unknown>,
): Promise<readonly string[]> {
  const sent: string[] = [];
  const watched = db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      sent.push(db.getExecutor().compileQuery(node, queryId).sql);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await call(watched);
  return sent;
}

test('a link signs in once, in the browser that asked for it', async () => {
  const { deps, person, link } = open();
  const { id, address } = await person();
  const inHand = await link(address.toUpperCase());
  const signedIn = await signInByLink(deps, inHand);
  expect(signedIn).toMatchObject({ kind: 'signed-in', personId: id });
  expect(await signInByLink(deps, inHand)).toEqual(dead);
});

test('a link in another browser says so and spends nothing', async () => {
  const { deps, person, link } = open();
  const { address } = await person();
  const inHand = await link(address);
  const forwarded = await link(address);
  for (const browserToken of [null, '', 'x', forwarded.browserToken]) {
    expect(await signInByLink(deps, { ...inHand, browserToken })).toEqual({
      kind: 'other-browser',
    });
  }
  expect((await signInByLink(deps, inHand)).kind).toBe('signed-in');
});

test('a session never has the token that the browser had before', async () => {
  const { deps, person, link } = open();
  const planted = 'a'.repeat(43);
  const { address } = await person();
  const first = await link(address);
  const outcome = await signInByLink(deps, first);
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  expect([planted, first.browserToken, first.token]).not.toContain(outcome.token);
  for (const token of [planted, first.browserToken, first.token]) {
    expect(await identifySession(deps, token)).toEqual({ kind: 'unknown' });
  }
  const second = await signInByLink(deps, await link(address));
  expect(second).not.toMatchObject({ token: outcome.token });
});

test('of two calls with one link, one signs in', async () => {
  const { deps, person, link } = open();
  const inHand = await link((await person()).address);
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, async () => signInByLink(deps, inHand)),
  );
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
    ...Array.from({ length: 5 }, () => 'dead-link'),
    'signed-in',
  ]);
});

test('a link works for 15 minutes, and using one ends the others', async () => {
  const { deps, person, link } = open();
  const { address } = await person();
  const late = await link(address);
  deps.setClock('2026-03-09T12:15:00Z');
  expect(await signInByLink(deps, late)).toEqual(dead);
  const [one, other] = [await link(address), await link(address)];
  deps.setClock('2026-03-09T12:29:59Z');
  expect((await signInByLink(deps, other)).kind).toBe('signed-in');
  expect(await signInByLink(deps, one)).toEqual(dead);
});

test('a removed person’s link is dead', async () => {
  const { deps, person, link } = open();
  const { id, address } = await person();
  const inHand = await link(address);
  const removed = { removed_at: deps.clock() };
  await fixture.db.updateTable('person').set(removed).where('id', '=', id).execute();
  expect(await signInByLink(deps, inHand)).toEqual(dead);
});

test('a forged token, one of an invitation, and one for an unknown address are dead', async () => {
  const { deps, person, link } = open();
  const inHand = await link((await person()).address);
  const id = inHand.token.split('.')[2] ?? '';
  const unknown = await link('nobody@digest.example');
  const tokens = ['', 'x', `${inHand.token}0`, makeLinkToken(deps.keyring, 'invitation', id)];
  for (const token of tokens) expect(await signInByLink(deps, { ...inHand, token })).toEqual(dead);
  expect(await signInByLink(deps, unknown)).toEqual(dead);
  expect((await signInByLink(deps, inHand)).kind).toBe('signed-in');
});

test('an unknown address gets the same answer for the same statements, and no mail', async () => {
  const { deps, person } = open();
  await testNewsletter(deps);
  const { address } = await person();
  const ask = async (email: string) => {
    const woken = deps.woken.length;
    let answer: object = {};
    const statements = await statementsOf(deps.db, async (db) => {
      const { browserToken, ...rest } = {
        browserToken: '',
        ...(await askForLink({ ...deps, db }, { email, ip: '203.0.113.9', browserToken: null })),
      };
      answer = { ...rest, length: browserToken.length };
    });
    return { answer, statements, woken: deps.woken.length - woken };
  };
  const known = await ask(address);
  const unknown = await ask('stranger@digest.example');
  expect(known.statements.length).toBeGreaterThan(4);
  expect(unknown).toEqual(known);
  expect(known.answer).toEqual({ kind: 'asked', length: 43 });
  expect(await notices()).toEqual([{ kind: 'sign-in', address }]);
});

test('a text that is no address is refused, and nothing is stored', async () => {
  const { deps } = open();
  const count = async () =>
    (await fixture.db.selectFrom('sign_in_link').select('id').execute()).length;
  const before = await count();
  const outcome = await askForLink(deps, { email: 'nobody', ip: null, browserToken: null });
  expect(outcome).toMatchObject({ kind: 'invalid', problems: [{ field: 'email' }] });
  expect(await count()).toBe(before);
});

test.each(['known', 'unknown'])('a %s address gets three links in 15 minutes', async (kind) => {
  const { deps, person } = open();
  const address = kind === 'known' ? (await person()).address : 'somebody@digest.example';
  const ask = async () => askForLink(deps, { email: address, ip: null, browserToken: null });
  for (let i = 0; i < 3; i += 1) expect((await ask()).kind).toBe('asked');
  deps.setClock('2026-03-09T12:05:00Z');
  expect(await ask()).toEqual({ kind: 'too-many', seconds: 600 });
  deps.setClock('2026-03-09T12:15:00Z');
  expect((await ask()).kind).toBe('asked');
});

test('a network gets ten links in 15 minutes, whatever the addresses', async () => {
  const { deps } = open();
  const ask = async (name: string, ip: string) =>
    askForLink(deps, { email: `${name}@other.example`, ip, browserToken: null });
  for (let i = 0; i < 10; i += 1) {
    expect((await ask(`a${i}`, `198.51.100.${i}`)).kind).toBe('asked');
  }
  expect(await ask('b', '198.51.100.77')).toEqual({ kind: 'too-many', seconds: 900 });
  expect((await ask('c', '192.0.2.1')).kind).toBe('asked');
  const rows = await fixture.db.selectFrom('sign_in_link').selectAll().execute();
  expect(JSON.stringify(rows)).not.toMatch(/198\.51\.100|other\.example/);
});

test('many requests at once stay within the limit', async () => {
  const { deps, person } = open();
  const { address: email } = await person();
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, async () =>
      askForLink(deps, { email, ip: null, browserToken: null }),
    ),
  );
  expect(outcomes.filter(({ kind }) => kind === 'asked')).toHaveLength(3);
});

test('a browser that asks twice keeps its token, so both links work there', async () => {
  const { deps, person, link } = open();
  const { address: email } = await person();
  const first = await link(email);
  const { browserToken } = first;
  expect(await askForLink(deps, { email, ip: null, browserToken })).toEqual({
    kind: 'asked',
    browserToken,
  });
  expect((await signInByLink(deps, { ...first, browser: BROWSER })).kind).toBe('signed-in');
});
