import { READER } from '@galley/core/editor';
import { makeFormStamp } from '@galley/core/subscription';
import { createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import { createChallenge, solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect, test } from 'vitest';
import { testNewsletter, testPress } from '../press.fixture.ts';
import { askForProof, subscribe } from './index.ts';

const fixture = withDatabase();
let count = 0;

async function open(...keys: string[]) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const newsletter = await testNewsletter(press);
  const made = keys.length === 0 ? ['a key that only this test has ever used'] : keys;
  const deps = { ...press, keyring: createKeyring(made), signUps: { proofOfWork: true } };
  const send = async (proof: string | null, by = deps) => {
    const stamp = makeFormStamp(by.keyring, {
      newsletter: newsletter.slug,
      kind: 'shared',
      at: press.clock(),
    });
    const outcome = await subscribe(by, READER, {
      newsletter,
      address: `p${(count += 1)}@readers.example`,
      ip: null,
      source: 'test',
      form: { stamp, elsewhere: false, proof },
    });
    return outcome.kind === 'ask-again' ? outcome.reason : outcome.kind;
  };
  return { press, newsletter, deps, send };
}

async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return pack({ challenge, solution });
}

const pack = (payload: object): string => Buffer.from(JSON.stringify(payload)).toString('base64');

const unpack = (proof: string) =>
  JSON.parse(Buffer.from(proof, 'base64').toString()) as {
    challenge: Challenge;
    solution: { counter: number; derivedKey: string };
  };

test('a proof subscribes once, over all processes', async () => {
  const { deps, newsletter, send } = await open();
  const proof = await solve(await askForProof(deps, newsletter.slug));
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(proof)));
  expect(answers.toSorted()).toEqual(['ok', ...Array.from({ length: 4 }, () => 'proof-used')]);
});

test('a proof whose key was replaced meanwhile still counts', async () => {
  const [older, newer] = ['an older key that signs no more', 'a newer key that signs now'];
  const { deps, newsletter, send } = await open(older);
  const proof = await solve(await askForProof(deps, newsletter.slug));
  expect(await send(proof, { ...deps, keyring: createKeyring([newer, older]) })).toBe('ok');
});

test('a proof comes too late', async () => {
  const { deps, press, newsletter, send } = await open();
  const proof = await solve(await askForProof(deps, newsletter.slug));
  press.setClock('2026-03-09T12:20:00Z');
  expect(await send(proof)).toBe('proof-expired');
});

test('a sign-up without a proof, or with a useless one, is asked again', async () => {
  const { deps, newsletter, send } = await open();
  const proof = await solve(await askForProof(deps, newsletter.slug));
  const { challenge, solution } = unpack(proof);
  const { parameters } = challenge;
  const changed = (change: Partial<Challenge['parameters']>) =>
    pack({ challenge: { ...challenge, parameters: { ...parameters, ...change } }, solution });
  const foreign = await createChallenge({
    algorithm: parameters.algorithm,
    cost: parameters.cost,
    keyPrefix: parameters.keyPrefix,
    deriveKey,
    data: { ...parameters.data },
    hmacSignatureSecret: 'a secret of some stranger',
  });
  const useless: Record<string, string | null> = {
    'no proof': null,
    'an empty one': '',
    'no JSON': 'eyJ',
    'no object': pack([]),
    null: Buffer.from('null').toString('base64'),
    'no signature': pack({ challenge: { parameters }, solution }),
    'a signature of its own': await solve(foreign),
    'a later end': changed({ data: { ...parameters.data, expires: Date.now() * 2 } }),
    'a cheaper task': changed({ cost: 1 }),
    'a dearer task': changed({ cost: 100_000_000 }),
    'another prefix': changed({ keyPrefix: '0' }),
    'another algorithm': changed({ algorithm: 'SHA-256' }),
    'another nonce': changed({ nonce: '0'.repeat(32) }),
    'another counter': pack({
      challenge,
      solution: { ...solution, counter: solution.counter + 1 },
    }),
    'a counter out of range': pack({ challenge, solution: { ...solution, counter: 2 ** 40 } }),
    'another newsletter': await solve(await askForProof(deps, 'another')),
  };
  for (const [what, proof] of Object.entries(useless)) {
    const expected = proof === null || proof === '' ? 'no-proof' : 'bad-proof';
    expect([what, await send(proof)]).toEqual([what, expected]);
  }
  expect(await send(proof)).toBe('ok');
});
