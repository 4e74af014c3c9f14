import { createHash, randomBytes } from 'node:crypto';
import type { Keyring } from '@galley/core/subscription';
import { ceremonyExpiry } from './ceremony-options.ts';

/** A challenge that a passkey signs in by. */
export interface SignInChallenge {
  /** Names it in the call that answers it. */
  readonly id: string;
  readonly challenge: Buffer;
  readonly expiresAt: Date;
}

const SHAPE = /^([A-Za-z0-9_-]{1,64})\.(\d{1,15})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{1,128})$/;
/** No group in it is optional. */
type Match = readonly [all: string, keyId: string, expires: string, nonce: string, mac: string];

const signed = (expires: string, nonce: string, browserHash: string) =>
  `passkey-sign-in/${expires}/${nonce}/${browserHash}`;

/**
 * Makes a challenge for one browser. Anybody may ask for any number of them, so nothing is stored:
 * its id is signed, and the challenge is a hash of the id.
 */
export function makeSignInChallenge(
  keyring: Keyring,
  browserHash: string,
  now: Date,
): SignInChallenge {
  const expiresAt = ceremonyExpiry(now);
  const expires = String(expiresAt.getTime());
  const nonce = randomBytes(16).toString('base64url');
  const { keyId, mac } = keyring.sign(signed(expires, nonce, browserHash));
  const id = `${keyId}.${expires}.${nonce}.${mac}`;
  return { id, challenge: challengeOf(id), expiresAt };
}

/** The challenge of an id; null unless it is ours, for this browser, and not too old. */
export function readSignInChallenge(
  keyring: Keyring,
  id: string,
  { browserHash, now }: { readonly browserHash: string; readonly now: Date },
): SignInChallenge | null {
  const match = SHAPE.exec(id) as Match | null;
  if (match === null) return null;
  const [, keyId, expires, nonce, mac] = match;
  if (!keyring.verify(keyId, signed(expires, nonce, browserHash), mac)) return null;
  const expiresAt = new Date(Number(expires));
  return expiresAt > now ? { id, challenge: challengeOf(id), expiresAt } : null;
}

const challengeOf = (id: string): Buffer => createHash('sha256').update(id).digest();
