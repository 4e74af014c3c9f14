import { createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOST, testAccounts } from './account.fixture.ts';
import { beginStepUp, proveStepUp, spendStepUp, type SignedCall } from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);

const CALL: SignedCall = {
  step: 'approve-issue',
  target: '/api/v1/newsletters/a/issues/3/approve',
  contentHash: 'a'.repeat(64),
};
const needed = (step: SignedCall['step'] = CALL.step) => ({ kind: 'step-up-needed', step });

async function open() {
  const accounts = testAccounts(fixture.db, keyring);
  const { address } = await accounts.person();
  const session = await accounts.signIn(address);
  const laptop = await accounts.passkey(session);
  const begin = async (call = CALL) => {
    const begun = await beginStepUp(accounts.deps, session, { ...call, rpId: HOST.rpId });
    if (begun.kind !== 'begun') throw new Error(begun.detail);
    return begun.ceremony;
  };
  return { ...accounts, address, session, laptop, begin };
}

test('a signature serves the call that it was made for, once', async () => {
  const { deps, session, laptop, stepUp } = await open();
  const id = await stepUp(session, laptop, CALL);
  expect(await spendStepUp(deps, session, { ...CALL, id })).toEqual({ kind: 'spent' });
  expect(await spendStepUp(deps, session, { ...CALL, id })).toEqual(needed());
});

test('a signature serves no other step, path, body or session', async () => {
  const { deps, session, laptop, stepUp, signIn, address } = await open();
  const id = await stepUp(session, laptop, CALL);
  const other = await signIn(address);
  const change = fc.oneof(
    fc.record({ step: fc.constantFrom('change-role', 'add-passkey', 'release-issue') }),
    fc.record({
      target: fc.string().filter((text) => text !== CALL.target && !text.includes('\0')),
    }),
    fc.record({ contentHash: fc.stringMatching(/^[0-9a-f]{64}$/) }),
  );
  await fc.assert(
    fc.asyncProperty(change, async (changed) => {
      const call = { ...CALL, ...(changed as Partial<SignedCall>) };
      expect(await spendStepUp(deps, session, { ...call, id })).toEqual(needed(call.step));
    }),
    { numRuns: 30 },
  );
  expect(await spendStepUp(deps, other, { ...CALL, id })).toEqual(needed());
  for (const wrong of ['', 'x', '0', '9'.repeat(30)]) {
    expect(await spendStepUp(deps, session, { ...CALL, id: wrong })).toEqual(needed());
  }
  expect(await spendStepUp(deps, session, { ...CALL, id })).toEqual({ kind: 'spent' });
});

test('of several calls with one signature, one goes through', async () => {
  const { deps, session, laptop, stepUp } = await open();
  const id = await stepUp(session, laptop, CALL);
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, async () => spendStepUp(deps, session, { ...CALL, id })),
  );
  expect(outcomes.filter(({ kind }) => kind === 'spent')).toHaveLength(1);
});

test('a challenge that nobody signed serves nothing', async () => {
  const { deps, session, begin } = await open();
  const { id } = await begin();
  expect(await spendStepUp(deps, session, { ...CALL, id })).toEqual(needed());
});

test('a signature is taken once, in its own session', async () => {
  const { deps, session, laptop, begin, signIn, address } = await open();
  const { id, options } = await begin();
  const response = laptop.sign(options, HOST);
  const other = await signIn(address);
  const refused = expect.objectContaining({ kind: 'passkey-refused' });
  expect(await proveStepUp(deps, other, { ...HOST, id, response })).toEqual(refused);
  expect(await proveStepUp(deps, session, { ...HOST, id, response })).toEqual({ kind: 'proven' });
  expect(await proveStepUp(deps, session, { ...HOST, id, response })).toEqual(refused);
});

test('a wrong signature spends the challenge', async () => {
  const { deps, session, laptop, begin, person, signIn, passkey } = await open();
  const foreign = await passkey(await signIn((await person()).address));
  const wrongs = [
    (options: unknown) => laptop.sign(options, { ...HOST, origin: 'https://evil.example' }),
    (options: unknown) => laptop.sign(options, { ...HOST, userVerified: false }),
    (options: unknown) => foreign.sign(options, HOST),
    () => laptop.sign({ challenge: 'AAAA', rpId: HOST.rpId }, HOST),
  ];
  for (const wrong of wrongs) {
    const { id, options } = await begin();
    const prove = async (response: ReturnType<typeof wrong>) =>
      (await proveStepUp(deps, session, { ...HOST, id, response })).kind;
    expect(await prove(wrong(options))).toBe('passkey-refused');
    expect(await prove(laptop.sign(options, HOST))).toBe('passkey-refused');
    expect(await spendStepUp(deps, session, { ...CALL, id })).toEqual(needed());
  }
});

test('what was signed for one call has another challenge than any other call', async () => {
  const { begin } = await open();
  const challenges = [await begin(), await begin(), await begin({ ...CALL, target: '/x' })].map(
    ({ options }) => options['challenge'],
  );
  expect(new Set(challenges).size).toBe(3);
});

test('challenge and signature work for five minutes', async () => {
  const { deps, session, laptop, begin, stepUp } = await open();
  const id = await stepUp(session, laptop, CALL);
  const late = await begin();
  deps.setClock('2026-03-09T12:05:00Z');
  expect(await spendStepUp(deps, session, { ...CALL, id })).toEqual(needed());
  const response = laptop.sign(late.options, HOST);
  const input = { ...HOST, id: late.id, response };
  expect((await proveStepUp(deps, session, input)).kind).toBe('passkey-refused');
});

test('only the passkeys of this person and this host are asked for', async () => {
  const { deps, laptop, begin, person, signIn, passkey } = await open();
  const { options } = await begin();
  expect(options['allowCredentials']).toMatchObject([{ id: laptop.credentialId }]);
  const other = await signIn((await person()).address);
  const ask = async () => beginStepUp(deps, other, { ...CALL, rpId: HOST.rpId });
  expect((await ask()).kind).toBe('passkey-refused');
  await passkey(other, { rpId: 'old.example', origin: 'https://old.example' });
  expect((await ask()).kind).toBe('passkey-refused');
});

test('a step that nobody signs gets no challenge', async () => {
  const { deps, session } = await open();
  const call = { ...CALL, step: 'queue-review', rpId: HOST.rpId } as const;
  expect((await beginStepUp(deps, session, call)).kind).toBe('passkey-refused');
});
