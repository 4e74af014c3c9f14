import { endSignInsOf } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { listActs, testNewsletter } from '../press.fixture.ts';
import { BROWSER, testAccounts } from './account.fixture.ts';
import {
  endSession,
  identifySession,
  listSessions,
  readAccount,
  setName,
  signInByLink,
  signOut,
} from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const open = () => testAccounts(fixture.db, keyring);

async function signedIn(role: 'owner' | 'writer' = 'owner') {
  const accounts = open();
  const { id, address } = await accounts.person(role);
  const outcome = await signInByLink(accounts.deps, await accounts.link(address));
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  return { ...accounts, id, address, token: outcome.token };
}

test('a session names its person and their roles; the database holds no token', async () => {
  const { deps, token, id } = await signedIn();
  expect(await identifySession(deps, token)).toMatchObject({
    kind: 'identified',
    actor: { kind: 'person', id, roles: { '*': 'owner' }, door: 'desk' },
    personId: id,
  });
  const rows = await fixture.db.selectFrom('session').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});

test.each(['', 'x', 'a'.repeat(43), '\0'])('%j is nobody’s session', async (token) => {
  expect(await identifySession(open().deps, token)).toEqual({ kind: 'unknown' });
});

test('a session ends after 14 days without a request, and after 90 days in any case', async () => {
  const { deps, token } = await signedIn();
  deps.setClock('2026-03-23T11:59:00Z');
  expect((await identifySession(deps, token)).kind).toBe('identified');
  deps.setClock('2026-04-06T11:59:00Z');
  expect((await identifySession(deps, token)).kind).toBe('unknown');

  const other = await signedIn();
  for (const day of ['03-20', '04-01', '04-13', '04-25', '05-07', '05-19', '05-31', '06-07']) {
    other.deps.setClock(`2026-${day}T11:00:00Z`);
    expect((await identifySession(other.deps, other.token)).kind).toBe('identified');
  }
  other.deps.setClock('2026-06-07T12:00:00Z');
  expect((await identifySession(other.deps, other.token)).kind).toBe('unknown');
});

test('the time of the last request is written once a minute at most', async () => {
  const { deps, token, identified } = await signedIn();
  const seenAt = async () => {
    const { sessions } = await listSessions(deps, await identified(token));
    return sessions.map((session) => session.seenAt);
  };
  deps.setClock('2026-03-09T12:00:59Z');
  expect(await seenAt()).toEqual(['2026-03-09T12:00:00.000Z']);
  deps.setClock('2026-03-09T12:01:00Z');
  expect(await seenAt()).toEqual(['2026-03-09T12:01:00.000Z']);
});

test('another role holds from the next request on', async () => {
  const { deps, token, id } = await signedIn('writer');
  await fixture.db
    .updateTable('person_role')
    .set({ role: 'publisher' })
    .where('person_id', '=', id)
    .execute();
  expect(await identifySession(deps, token)).toMatchObject({
    actor: { roles: { '*': 'publisher' } },
  });
});

test('a removed person has no session from the next request on', async () => {
  const { deps, token, id } = await signedIn();
  const removed = { removed_at: deps.clock() };
  await fixture.db.updateTable('person').set(removed).where('id', '=', id).execute();
  expect(await identifySession(deps, token)).toEqual({ kind: 'unknown' });
});

test('ending what somebody signed in by ends their sessions and their links', async () => {
  const { deps, token, id, address, link } = await signedIn();
  const waiting = await link(address);
  await fixture.db.transaction().execute((trx) => endSignInsOf(trx, id, deps.clock()));
  expect(await identifySession(deps, token)).toEqual({ kind: 'unknown' });
  expect(await signInByLink(deps, waiting)).toEqual({ kind: 'dead-link', what: 'sign-in' });
});

test('a person sees their own sessions alone, and ends one of them or the current one', async () => {
  const { deps, token, address, identified, signIn, person } = await signedIn();
  const session = await identified(token);
  const phone = await signIn(address);
  const stranger = await signIn((await person()).address);
  const { sessions } = await listSessions(deps, session);
  expect(Object.fromEntries(sessions.map(({ id, current }) => [id, current]))).toEqual({
    [session.sessionId]: true,
    [phone.sessionId]: false,
  });
  expect(sessions[0]).toMatchObject({ browser: BROWSER, method: 'link' });

  for (const id of [stranger.sessionId, '999999', 'x', '0', '9'.repeat(30)]) {
    expect(await endSession(deps, session, { id })).toEqual({ kind: 'no-session', id });
  }
  expect(await endSession(deps, session, { id: phone.sessionId })).toEqual({ kind: 'ended' });
  expect(await signOut(deps, session)).toEqual({ kind: 'ended' });
  expect(await identifySession(deps, token)).toEqual({ kind: 'unknown' });
  expect((await listSessions(deps, stranger)).sessions).toHaveLength(1);
  const [act] = await listActs(fixture.db, { limit: 1 });
  expect(act).toMatchObject({
    step: 'end-session',
    actor: session.personId,
    object_kind: 'session',
    object_id: session.sessionId,
  });
});

test('an account lists each newsletter with the highest role that holds there', async () => {
  const { deps, person, signIn } = open();
  const [one, other] = [await testNewsletter(deps), await testNewsletter(deps)];
  const writer = await person('writer', one.id);
  const session = await signIn(writer.address);
  const read = async () => readAccount(deps, session, { rpId: 'digest.example' });
  expect(await read()).toMatchObject({
    email: writer.address,
    credential: 'session',
    session: session.sessionId,
    roles: [{ newsletter: one.slug, role: 'writer' }],
    newsletters: [{ slug: one.slug, role: 'writer' }],
    awaitsConfirmation: false,
    passkeys: 0,
  });
  const everywhere = { person_id: writer.id, newsletter_id: null, role: 'publisher' } as const;
  await fixture.db.insertInto('person_role').values(everywhere).execute();
  const { newsletters } = await read();
  expect(newsletters.find(({ slug }) => slug === one.slug)?.role).toBe('publisher');
  expect(newsletters.find(({ slug }) => slug === other.slug)?.role).toBe('publisher');
});

test('a person names themself; a name with control characters is refused', async () => {
  const { deps, token, identified } = await signedIn();
  const session = await identified(token);
  expect(await setName(deps, session, { name: ' Ada ' })).toEqual({ kind: 'set' });
  expect((await readAccount(deps, session, { rpId: 'x' })).name).toBe('Ada');
  expect((await setName(deps, session, { name: 'A\nB' })).kind).toBe('invalid');
  expect(await setName(deps, session, { name: '' })).toEqual({ kind: 'set' });
  expect((await readAccount(deps, session, { rpId: 'x' })).name).toBeNull();
});
