import { createKeyring } from '@galley/runtime';
import { createAuthenticator, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { refuse } from '../door/allow.ts';
import { listActs, testNewsletter } from '../press.fixture.ts';
import { BROWSER, HOST, testAccounts } from './account.fixture.ts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  identifySession,
  listPasskeys,
  listSessions,
  recoverAccount,
  signInByLink,
  signInByPasskey,
} from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);

async function open() {
  const accounts = testAccounts(fixture.db, keyring);
  const newsletter = await testNewsletter(accounts.deps);
  await fixture.db.deleteFrom('person_role').execute();
  const { id, address } = await accounts.person('publisher', newsletter.id);
  const session = await accounts.signIn(address);
  return { ...accounts, newsletter, id, address, session };
}

/** Recovers an account whose passkey is lost. */
async function recovered() {
  const opened = await open();
  const lost = await opened.passkey(opened.session);
  const waiting = await opened.link(opened.address);
  const session = await opened.signIn(opened.address);
  const outcome = await recoverAccount(opened.deps, session);
  if (outcome.kind !== 'recovered') throw new Error(JSON.stringify(outcome));
  return { ...opened, lost, waiting, before: session, token: outcome.token };
}

test('a recovery ends every other session and link, and drops the passkeys', async () => {
  const { deps, identified, token, lost, waiting, before, id } = await recovered();
  const session = await identified(token);
  expect((await listSessions(deps, session)).sessions).toMatchObject([
    { method: 'recovery', current: true, browser: BROWSER },
  ]);
  expect((await listSessions(deps, before)).sessions).toHaveLength(1);
  expect((await signInByLink(deps, waiting)).kind).toBe('dead-link');
  expect((await listPasskeys(deps, session, HOST)).passkeys).toEqual([]);
  const { ceremony, browserToken } = await beginPasskeySignIn(deps, {
    rpId: HOST.rpId,
    browserToken: null,
  });
  const response = lost.sign(ceremony.options, HOST);
  const input = { ...HOST, id: ceremony.id, response, browserToken, browser: BROWSER };
  expect((await signInByPasskey(deps, input)).kind).toBe('passkey-refused');
  expect(await listActs(fixture.db, { limit: 1 })).toMatchObject([
    { step: 'recover', actor: id, object_kind: 'person', object_id: id },
  ]);
});

test('until it is confirmed, the person may write but not approve or manage, passkey or not', async () => {
  const { deps, identified, token, passkey, newsletter, id } = await recovered();
  const session = await identified(token);
  await passkey(session);
  const later = await identified(token);
  const may = (step: 'queue-review' | 'approve-issue' | 'release-issue', actor = later.actor) =>
    refuse({ ...actor, signed: step }, step, newsletter.id);
  expect(may('queue-review')).toBeNull();
  expect(may('approve-issue')).toEqual({ kind: 'restricted', step: 'approve-issue' });
  expect(may('release-issue')).toEqual({ kind: 'restricted', step: 'release-issue' });
  await fixture.db.updateTable('person').set({ recovered_at: null }).where('id', '=', id).execute();
  expect(may('approve-issue', (await identified(token)).actor)).toBeNull();
  expect(await identifySession(deps, token)).not.toHaveProperty('actor.restricted');
});

test('the first new passkey needs no signature, a second one needs one of the first', async () => {
  const { deps, identified, token, passkey } = await recovered();
  const session = await identified(token);
  await passkey(session);
  const { ceremony } = await beginPasskey(deps, session, HOST);
  const response = createAuthenticator().register(ceremony.options, HOST);
  const input = { ...HOST, id: ceremony.id, name: 'Phone', response };
  expect((await addPasskey(deps, session, input)).kind).toBe('step-up-needed');
});

test('a session that a recovery has ended adds no passkey, even if it had begun to', async () => {
  const { deps, session, passkey, signIn, address } = await open();
  await passkey(session);
  const { ceremony } = await beginPasskey(deps, session, HOST);
  const response = createAuthenticator().register(ceremony.options, HOST);
  const input = { ...HOST, id: ceremony.id, name: 'Theirs', response };
  expect((await recoverAccount(deps, await signIn(address))).kind).toBe('recovered');
  expect((await addPasskey(deps, session, input)).kind).toBe('passkey-refused');
  expect((await listPasskeys(deps, session, HOST)).passkeys).toEqual([]);
});

test('the owners who can confirm it are told, and nobody else', async () => {
  const { deps, person, newsletter, passkey, signIn } = await open();
  const elsewhere = await testNewsletter(deps);
  const lost = await person('writer', newsletter.id);
  const [everywhere, here] = [await person('owner'), await person('owner', newsletter.id)];
  await person('owner', elsewhere.id);
  await person('publisher', newsletter.id);
  const gone = await person('owner');
  const removed = { removed_at: deps.clock() };
  await fixture.db.updateTable('person').set(removed).where('id', '=', gone.id).execute();
  await passkey(await signIn(lost.address));
  expect((await recoverAccount(deps, await signIn(lost.address))).kind).toBe('recovered');
  const told = await fixture.db
    .selectFrom('notice')
    .select('address')
    .where('kind', '=', 'recovered')
    .where('person_id', '=', lost.id)
    .execute();
  expect(told.map(({ address }) => address).toSorted()).toEqual(
    [everywhere.address, here.address].toSorted(),
  );
});

test('only a fresh sign-in by link recovers an account, and only one that has a passkey', async () => {
  const { deps, session, signIn, address, passkey, identified } = await open();
  expect((await recoverAccount(deps, session)).kind).toBe('no-recovery');
  const laptop = await passkey(session);
  const { ceremony, browserToken } = await beginPasskeySignIn(deps, {
    rpId: HOST.rpId,
    browserToken: null,
  });
  const response = laptop.sign(ceremony.options, HOST);
  const input = { ...HOST, id: ceremony.id, response, browserToken, browser: BROWSER };
  const byPasskey = await signInByPasskey(deps, input);
  if (byPasskey.kind !== 'signed-in') throw new Error(byPasskey.kind);
  const refused = { kind: 'no-recovery' };
  expect(await recoverAccount(deps, await identified(byPasskey.token))).toMatchObject(refused);
  const byLink = await signIn(address);
  deps.setClock('2026-03-09T12:30:00Z');
  expect(await recoverAccount(deps, byLink)).toMatchObject(refused);
  expect((await recoverAccount(deps, await signIn(address))).kind).toBe('recovered');
});

test('of two recoveries at once, one goes through', async () => {
  const { deps, session, passkey, signIn, address } = await open();
  await passkey(session);
  const [one, other] = [await signIn(address), await signIn(address)];
  const outcomes = await Promise.all([recoverAccount(deps, one), recoverAccount(deps, other)]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['no-recovery', 'recovered']);
});
