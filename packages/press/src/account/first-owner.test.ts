import { createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import { beforeEach, expect, test } from 'vitest';
import { listActs } from '../press.fixture.ts';
import { BROWSER, testAccounts } from './account.fixture.ts';
import {
  becomeFirstOwner,
  identifySession,
  listSessions,
  offerFirstOwner,
  signInByLink,
} from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const open = () => testAccounts(fixture.db, keyring);
const dead = { kind: 'dead-link', what: 'first-owner' };
const ada = { email: 'Ada@Digest.example', name: 'Ada', browser: BROWSER };

beforeEach(async () => {
  await fixture.db.deleteFrom('person_role').execute();
});

async function offered(deps: ReturnType<typeof open>['deps']): Promise<string> {
  const offer = await offerFirstOwner(deps);
  if (offer.kind !== 'offered') throw new Error(offer.kind);
  return offer.token;
}

test('the link from the terminal makes an owner of every newsletter, signed in', async () => {
  const { deps, identified } = open();
  const token = await offered(deps);
  const outcome = await becomeFirstOwner(deps, { token, ...ada });
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  expect((await identified(outcome.token)).actor.roles).toEqual({ '*': 'owner' });
  expect(await listActs(fixture.db, { limit: 1 })).toMatchObject([
    { step: 'sign-in', actor: outcome.personId, object_kind: 'session', door: 'desk' },
  ]);
  expect(await becomeFirstOwner(deps, { token, ...ada })).toEqual(dead);
  expect(await offerFirstOwner(deps)).toEqual({ kind: 'has-owner' });
});

test('a person who wrote here before becomes the owner in the new session alone', async () => {
  const { deps, person, signIn, link, identified } = open();
  const { id, address } = await person('writer');
  const { personId } = await signIn(address);
  const waiting = await link(address);
  const outcome = await becomeFirstOwner(deps, {
    ...ada,
    token: await offered(deps),
    email: address,
  });
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  expect([outcome.personId, personId]).toEqual([id, id]);
  const { sessions } = await listSessions(deps, await identified(outcome.token));
  expect(sessions).toMatchObject([{ method: 'first-owner', current: true }]);
  expect((await signInByLink(deps, waiting)).kind).toBe('dead-link');
});

test('of two people with the link, one becomes the owner', async () => {
  const { deps } = open();
  const token = await offered(deps);
  const outcomes = await Promise.all(
    ['ada', 'eve', 'bob'].map(async (name) =>
      becomeFirstOwner(deps, { token, email: `${name}@first.example`, browser: BROWSER }),
    ),
  );
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
    'dead-link',
    'dead-link',
    'signed-in',
  ]);
});

test('a new link replaces the earlier one; the database holds neither', async () => {
  const { deps } = open();
  const first = await offered(deps);
  const second = await offered(deps);
  const rows = await fixture.db.selectFrom('first_owner_link').selectAll().execute();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(second);
  expect(await becomeFirstOwner(deps, { token: first, ...ada })).toEqual(dead);
  expect((await becomeFirstOwner(deps, { token: second, ...ada })).kind).toBe('signed-in');
});

test('a link dies after a day, and as soon as somebody else is made an owner', async () => {
  const { deps, person } = open();
  const old = await offered(deps);
  deps.setClock('2026-03-10T12:00:00Z');
  expect(await becomeFirstOwner(deps, { token: old, ...ada })).toEqual(dead);
  const late = await offered(deps);
  await person('owner');
  expect(await becomeFirstOwner(deps, { token: late, ...ada })).toEqual(dead);
});

test('an address that can’t be mailed is refused and does not spend the link', async () => {
  const { deps } = open();
  const token = await offered(deps);
  const outcome = await becomeFirstOwner(deps, { token, ...ada, email: 'ada' });
  expect(outcome).toMatchObject({ kind: 'invalid', problems: [{ field: 'email' }] });
  expect((await becomeFirstOwner(deps, { token, ...ada })).kind).toBe('signed-in');
});

test('a person who was removed can come back as the first owner', async () => {
  const { deps, person, identified } = open();
  const { id, address } = await person('writer');
  const gone = { removed_at: deps.clock() };
  await fixture.db.updateTable('person').set(gone).where('id', '=', id).execute();
  const token = await offered(deps);
  const outcome = await becomeFirstOwner(deps, { token, email: address, browser: BROWSER });
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  expect(await identifySession(deps, outcome.token)).toMatchObject({ personId: id });
  expect((await identified(outcome.token)).actor.roles).toEqual({ '*': 'owner' });
});
