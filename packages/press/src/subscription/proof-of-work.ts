import type { Keyring, ProofReason } from '@galley/core/subscription';
import { spendProof } from '@galley/db';
import type { Challenge, Payload } from 'altcha-lib';
import type { SubscriptionDeps } from './subscription-deps.ts';

const ALGORITHM = 'PBKDF2/SHA-256';
/**
 * Iterations of one try, and the tries that a browser needs on average (256, one for each value of
 * the first byte): a phone takes a second or two, and checking costs us one try.
 */
const ITERATIONS = 1000;
const KEY_PREFIX = '00';
const VALID_MS = 20 * 60_000;

/** Most installations never need it. */
async function loadLibrary() {
  const [altcha, { deriveKey }] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/pbkdf2'),
  ]);
  return { ...altcha, deriveKey };
}

type Deps = Pick<SubscriptionDeps, 'clock' | 'keyring'>;

/** Sets a browser a small task; its solution subscribes once, to this newsletter. */
export async function askForProof(
  { clock, keyring }: Deps,
  newsletter: string,
): Promise<Challenge> {
  const { createChallenge, deriveKey } = await loadLibrary();
  return createChallenge({
    algorithm: ALGORITHM,
    cost: ITERATIONS,
    keyPrefix: KEY_PREFIX,
    deriveKey,
    hmacSignatureSecret: secretOf(keyring.sign(PURPOSE).mac),
    // Not the library's `expiresAt`, which it would judge by another clock than ours.
    data: { newsletter, expires: clock().getTime() + VALID_MS },
  });
}

/**
 * Checks a solution and spends it, so that it counts once over all processes.
 *
 * @returns what is wrong with it; null for nothing
 */
export async function checkProof(
  deps: Deps & Pick<SubscriptionDeps, 'db'>,
  newsletter: string,
  proof: string | null,
): Promise<ProofReason | null> {
  if (proof === null || proof === '') return 'no-proof';
  const payload = readPayload(proof);
  if (payload === null || dataOf(payload)['newsletter'] !== newsletter) {
    return 'bad-proof';
  }
  if (!(await isSolved(deps.keyring, payload))) return 'bad-proof';
  const { nonce, salt } = payload.challenge.parameters;
  const ends = new Date(Number(dataOf(payload)['expires']));
  if (ends.getTime() <= deps.clock().getTime()) return 'proof-expired';
  const isFirst = await spendProof(deps.db, { key: `${nonce}/${salt}`, expiresAt: ends });
  return isFirst ? null : 'proof-used';
}

const dataOf = ({ challenge }: Payload): Readonly<Record<string, unknown>> =>
  Object(challenge.parameters.data);

const PURPOSE = 'proof-of-work';
const secretOf = (mac: string): string => `${PURPOSE}/${mac}`;

/** Solved and signed under any of our keys. */
async function isSolved(keyring: Keyring, { challenge, solution }: Payload): Promise<boolean> {
  const { deriveKey, verifySolution } = await loadLibrary();
  for (const { mac } of keyring.signWithEach(PURPOSE)) {
    const { invalidSignature, invalidSolution } = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret: secretOf(mac),
    });
    if (invalidSignature === false && invalidSolution === false) return true;
  }
  return false;
}

const HEX = /^[0-9a-f]{32}$/;

/**
 * Reads what a browser sends. Its cost and algorithm must be ours before anything is computed, so
 * that nobody makes us work.
 */
function readPayload(proof: string): Payload | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(proof, 'base64').toString('utf8'));
  } catch {
    return null;
  }
  const { challenge, solution } = Object(value) as Partial<Payload>;
  const { algorithm, cost, keyPrefix, keyLength, nonce, salt } = Object(
    Object(challenge).parameters,
  ) as Partial<Payload['challenge']['parameters']>;
  const isOurs =
    algorithm === ALGORITHM &&
    cost === ITERATIONS &&
    keyPrefix === KEY_PREFIX &&
    keyLength === 32 &&
    HEX.test(String(nonce)) &&
    HEX.test(String(salt));
  const { counter, derivedKey } = Object(solution) as Partial<Payload['solution']>;
  const isSolution =
    Number.isInteger(counter) &&
    Number(counter) >= 0 &&
    Number(counter) <= 0xffff_ffff &&
    typeof derivedKey === 'string' &&
    /^[0-9a-f]{64}$/.test(derivedKey);
  const isSigned = typeof Object(challenge).signature === 'string';
  return isOurs && isSolution && isSigned ? (value as Payload) : null;
}
