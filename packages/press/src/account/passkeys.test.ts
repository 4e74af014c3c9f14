import { createKeyring } from '@galley/runtime';
import { createAuthenticator, withDatabase, type PasskeyTraits } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { listActs } from '../press.fixture.ts';
import { BROWSER, HOST, testAccounts } from './account.fixture.ts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  identifySession,
  listPasskeys,
  removePasskey,
  signInByPasskey,
  type Identified,
} from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const ELSEWHERE = { rpId: 'old.example', origin: 'https://old.example' };

async function open() {
  const accounts = testAccounts(fixture.db, keyring);
  const { id, address } = await accounts.person();
  const session = await accounts.signIn(address);
  const { deps } = accounts;

  /** Signs in with an authenticator; `traits` says what is wrong with its answer. */
  const byPasskey = async (
    authenticator: ReturnType<typeof createAuthenticator>,
    traits: Partial<PasskeyTraits> = {},
  ) => {
    const { ceremony, browserToken } = await beginPasskeySignIn(deps, {
      rpId: HOST.rpId,
      browserToken: null,
    });
    const response = authenticator.sign(ceremony.options, { ...HOST, ...traits });
    const input = { ...HOST, id: ceremony.id, response, browserToken, browser: BROWSER };
    return { input, outcome: await signInByPasskey(deps, input) };
  };

  /** Tries to add a passkey, made with these traits. */
  const add = async (asking: Identified, traits: Partial<PasskeyTraits> = {}) => {
    const { ceremony } = await beginPasskey(deps, asking, HOST);
    const response = createAuthenticator().register(ceremony.options, { ...HOST, ...traits });
    return addPasskey(deps, asking, { ...HOST, id: ceremony.id, name: 'Phone', response });
  };
  return { ...accounts, id, address, session, byPasskey, add };
}

test('a passkey signs in, with a new session each time', async () => {
  const { deps, session, passkey, byPasskey, id } = await open();
  const laptop = await passkey(session);
  const first = await byPasskey(laptop);
  const second = await byPasskey(laptop);
  expect(first.outcome).toMatchObject({ kind: 'signed-in', personId: id });
  expect(second.outcome).toMatchObject({ kind: 'signed-in', personId: id });
  if (first.outcome.kind !== 'signed-in') throw new Error(first.outcome.kind);
  expect(second.outcome).not.toMatchObject({ token: first.outcome.token });
  expect(await identifySession(deps, first.outcome.token)).toMatchObject({ personId: id });
  expect(await identifySession(deps, first.input.browserToken)).toEqual({ kind: 'unknown' });
});

test('the options ask for a discoverable key, verified, of the algorithms that we check', async () => {
  const { deps, session } = await open();
  const { ceremony } = await beginPasskey(deps, session, HOST);
  expect(ceremony.options).toMatchObject({
    rp: { id: HOST.rpId, name: 'Galley' },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
  });
  const { ceremony: signIn } = await beginPasskeySignIn(deps, {
    rpId: HOST.rpId,
    browserToken: null,
  });
  expect(signIn.options).toMatchObject({ rpId: HOST.rpId, userVerification: 'required' });
  expect(signIn.options['allowCredentials']).toBeUndefined();
});

test('a challenge signs in once, in the browser that it was made for, for five minutes', async () => {
  const { deps, session, passkey, byPasskey } = await open();
  const laptop = await passkey(session);
  const stale = { kind: 'passkey-refused', detail: expect.stringContaining('too old') };
  const { input } = await byPasskey(laptop);
  expect(await signInByPasskey(deps, input)).toEqual(stale);

  const begin = async () => {
    const { ceremony, browserToken } = await beginPasskeySignIn(deps, {
      rpId: HOST.rpId,
      browserToken: null,
    });
    const response = laptop.sign(ceremony.options, HOST);
    return { ...HOST, id: ceremony.id, response, browserToken, browser: BROWSER };
  };
  const [one, other] = [await begin(), await begin()];
  for (const browserToken of [null, 'x', other.browserToken]) {
    expect(await signInByPasskey(deps, { ...one, browserToken })).toEqual(stale);
  }
  for (const id of ['', 'x', '0', '-1', '9'.repeat(40), other.id]) {
    expect(await signInByPasskey(deps, { ...one, id })).toEqual(stale);
  }
  expect((await signInByPasskey(deps, one)).kind).toBe('signed-in');
  deps.setClock('2026-03-09T12:05:00Z');
  expect(await signInByPasskey(deps, other)).toEqual(stale);
});

test('asking for challenges and answering them wrongly leaves nothing behind; a sign-in does', async () => {
  const { session, passkey, byPasskey } = await open();
  const laptop = await passkey(session);
  const rows = async () =>
    (await fixture.db.selectFrom('challenge').select('id').where('kind', '=', 'sign-in').execute())
      .length;
  const before = await rows();
  const wrong = { origin: 'https://evil.example' };
  expect((await byPasskey(laptop, wrong)).outcome.kind).toBe('passkey-refused');
  expect(await rows()).toBe(before);
  expect((await byPasskey(laptop)).outcome.kind).toBe('signed-in');
  expect(await rows()).toBe(before + 1);
});

test('of several calls with one answer, one signs in', async () => {
  const { deps, session, passkey } = await open();
  const laptop = await passkey(session);
  const { ceremony, browserToken } = await beginPasskeySignIn(deps, {
    rpId: HOST.rpId,
    browserToken: null,
  });
  const response = laptop.sign(ceremony.options, HOST);
  const input = { ...HOST, id: ceremony.id, response, browserToken, browser: BROWSER };
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, async () => signInByPasskey(deps, input)),
  );
  expect(outcomes.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1);
});

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['another port', { origin: 'https://digest.example:8443' }],
  ['another host', { rpId: 'evil.example' }],
  ['nobody verified', { userVerified: false }],
])('an answer with %s is refused, and so is such a new passkey', async (_, traits) => {
  const { session, passkey, byPasskey, add } = await open();
  expect((await add(session, traits)).kind).toBe('passkey-refused');
  const laptop = await passkey(session);
  expect((await byPasskey(laptop, traits)).outcome.kind).toBe('passkey-refused');
  expect((await byPasskey(laptop)).outcome.kind).toBe('signed-in');
});

test('an answer for another challenge, key or person is refused', async () => {
  const { deps, session, passkey, person, signIn } = await open();
  const laptop = await passkey(session);
  const stranger = createAuthenticator();
  stranger.register({ challenge: 'x', rp: { id: HOST.rpId } }, HOST);
  const victim = await passkey(await signIn((await person()).address));
  const attempt = async (change: (options: unknown) => object) => {
    const { ceremony, browserToken } = await beginPasskeySignIn(deps, {
      rpId: HOST.rpId,
      browserToken: null,
    });
    const response = { ...laptop.sign(ceremony.options, HOST), ...change(ceremony.options) };
    const input = { ...HOST, id: ceremony.id, response, browserToken, browser: BROWSER };
    return (await signInByPasskey(deps, input)).kind;
  };
  expect(await attempt(() => ({}))).toBe('signed-in');
  const other = { challenge: Buffer.alloc(32).toString('base64url'), rpId: HOST.rpId };
  expect(await attempt(() => laptop.sign(other, HOST))).toBe('passkey-refused');
  expect(await attempt((options) => stranger.sign(options, HOST))).toBe('passkey-refused');
  const id = victim.credentialId;
  expect(await attempt(() => ({ id, rawId: id }))).toBe('passkey-refused');
  const withHandle = (options: unknown) => {
    const { response } = laptop.sign(options, HOST);
    return { response: { ...response, userHandle: 'AAAA' } };
  };
  expect(await attempt(withHandle)).toBe('passkey-refused');
  const garbled = { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };
  expect(await attempt(() => ({ response: garbled }))).toBe('passkey-refused');
});

test('a passkey whose counter stands still is taken for a copy', async () => {
  const { session, passkey, byPasskey } = await open();
  const laptop = await passkey(session);
  expect((await byPasskey(laptop, { counter: 5 })).outcome.kind).toBe('signed-in');
  expect((await byPasskey(laptop, { counter: 5 })).outcome.kind).toBe('passkey-refused');
  expect((await byPasskey(laptop, { counter: 0 })).outcome.kind).toBe('passkey-refused');
  expect((await byPasskey(laptop, { counter: 6 })).outcome.kind).toBe('signed-in');
});

test('a passkey that brings a certificate is refused: its addresses are not ours to ask', async () => {
  const { session, add } = await open();
  // {"x5c": [h'00']}, and an empty statement under a format that always brings one.
  const packed = Buffer.from([0xa1, 0x63, 0x78, 0x35, 0x63, 0x81, 0x41, 0x00]);
  for (const attestation of [
    { format: 'packed', statement: packed },
    { format: 'tpm', statement: Buffer.from([0xa0]) },
  ]) {
    expect((await add(session, { attestation })).kind).toBe('passkey-refused');
  }
});

test('the first passkey needs no signature, the next one needs one of the first', async () => {
  const { deps, session, passkey, add } = await open();
  await passkey(session);
  expect(await add(session)).toEqual({ kind: 'step-up-needed', step: 'add-passkey' });
  const signed = { ...session, actor: { ...session.actor, signed: 'add-passkey' as const } };
  const added = await add(signed);
  expect(added).toMatchObject({ kind: 'added', passkey: { name: 'Phone', worksHere: true } });
  if (added.kind !== 'added') throw new Error(added.kind);
  expect(await listActs(fixture.db, { limit: 1 })).toMatchObject([
    { step: 'add-passkey', object_kind: 'passkey', object_id: added.passkey.id },
  ]);
  expect((await listPasskeys(deps, session, HOST)).passkeys).toHaveLength(2);
});

test('of two first passkeys at once, one is added', async () => {
  const { session, add } = await open();
  const outcomes = await Promise.all([add(session), add(session)]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['added', 'step-up-needed']);
});

test('a challenge makes one passkey, in its own session', async () => {
  const { deps, session, address, signIn } = await open();
  const { ceremony } = await beginPasskey(deps, session, HOST);
  const response = createAuthenticator().register(ceremony.options, HOST);
  const input = { ...HOST, id: ceremony.id, name: 'Phone', response };
  const other = await signIn(address);
  expect((await addPasskey(deps, other, input)).kind).toBe('passkey-refused');
  expect((await addPasskey(deps, session, input)).kind).toBe('added');
  const signed = { ...session, actor: { ...session.actor, signed: 'add-passkey' as const } };
  expect((await addPasskey(deps, signed, input)).kind).toBe('passkey-refused');
});

test('a passkey for another host is listed as not working here, and opens nothing', async () => {
  const { deps, session, passkey, byPasskey, add } = await open();
  const old = await passkey(session, ELSEWHERE);
  expect((await listPasskeys(deps, session, HOST)).passkeys).toMatchObject([
    { host: 'old.example', worksHere: false, usedAt: null },
  ]);
  expect((await byPasskey(old, { rpId: HOST.rpId })).outcome.kind).toBe('passkey-refused');
  expect((await byPasskey(old, ELSEWHERE)).outcome.kind).toBe('passkey-refused');
  expect(await add(session)).toEqual({ kind: 'step-up-needed', step: 'add-passkey' });
});

test('a removed passkey signs nobody in; only its owner can remove it, and signs that', async () => {
  const { deps, session, passkey, byPasskey, person, signIn } = await open();
  const laptop = await passkey(session);
  const [listed] = (await listPasskeys(deps, session, HOST)).passkeys;
  const id = listed?.id ?? '';
  expect(await removePasskey(deps, session, { id })).toEqual({
    kind: 'step-up-needed',
    step: 'remove-passkey',
  });
  const signed = (one: Identified): Identified => ({
    ...one,
    actor: { ...one.actor, signed: 'remove-passkey' },
  });
  const stranger = await signIn((await person()).address);
  expect((await removePasskey(deps, signed(stranger), { id })).kind).toBe('no-passkey');
  expect((await removePasskey(deps, signed(session), { id: 'x' })).kind).toBe('no-passkey');
  expect((await byPasskey(laptop)).outcome.kind).toBe('signed-in');
  expect(await removePasskey(deps, signed(session), { id })).toEqual({ kind: 'removed' });
  expect((await byPasskey(laptop)).outcome.kind).toBe('passkey-refused');
});

test('a removed person’s passkey signs nobody in', async () => {
  const { deps, session, passkey, byPasskey, id } = await open();
  const laptop = await passkey(session);
  const removed = { removed_at: deps.clock() };
  await fixture.db.updateTable('person').set(removed).where('id', '=', id).execute();
  expect((await byPasskey(laptop)).outcome.kind).toBe('passkey-refused');
});
