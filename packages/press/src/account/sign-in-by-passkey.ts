import type { Ceremony, PasskeyAssertion } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import { findPasskey, insertSpentChallenge, lockAccount, usePasskey } from '@galley/db';
import { hashToken, newToken } from '../opaque-token.ts';
import type { LinkDeps } from './account-deps.ts';
import { beginSession, type SignedIn } from './begin-session.ts';
import { assertionOptions, userHandle } from './ceremony-options.ts';
import type { DeskHost } from './desk-host.ts';
import { makeSignInChallenge, readSignInChallenge } from './sign-in-challenge.ts';
import {
  COPIED_PASSKEY,
  STALE_CHALLENGE,
  UNKNOWN_PASSKEY,
  verifyAssertion,
} from './verify-ceremony.ts';

/** Begins a sign-in by passkey in one browser, which any passkey for this host may answer. */
export async function beginPasskeySignIn(
  { keyring, clock }: Pick<LinkDeps, 'keyring' | 'clock'>,
  { rpId, browserToken }: { readonly rpId: string; readonly browserToken: string | null },
): Promise<{
  readonly kind: 'begun';
  readonly ceremony: Ceremony;
  readonly browserToken: string;
}> {
  const token = browserToken ?? newToken();
  const { id, challenge } = makeSignInChallenge(keyring, hashToken(token), clock());
  const options = await assertionOptions({ rpId, challenge, allowed: [] });
  return { kind: 'begun', ceremony: { id, options }, browserToken: token };
}

export interface PasskeySignIn extends DeskHost {
  /** Names the challenge. */
  readonly id: string;
  readonly response: PasskeyAssertion;
  readonly browserToken: string | null;
  readonly browser: string;
}

/**
 * Signs in by a passkey, once for each challenge. Only a sign-in leaves a row: a wrong answer proves
 * nothing, however often it comes.
 */
export async function signInByPasskey(
  { db, clock, keyring }: LinkDeps,
  input: PasskeySignIn,
): Promise<SignedIn | RefusalOf<'passkey-refused'>> {
  const now = clock();
  const { response, browserToken, browser, rpId } = input;
  if (browserToken === null) return STALE_CHALLENGE;
  const browserHash = hashToken(browserToken);
  const asked = readSignInChallenge(keyring, input.id, { browserHash, now });
  if (asked === null) return STALE_CHALLENGE;
  const challenge = asked.challenge.toString('base64url');
  const passkey = await findPasskey(db, { credentialId: response.id, rpId });
  if (passkey === undefined) return UNKNOWN_PASSKEY;
  const handle = (await userHandle(db, passkey.person_id)).toString('base64url');
  // Some keys say nothing about whose they are.
  if ((response.response.userHandle || handle) !== handle) return UNKNOWN_PASSKEY;
  const assertion = await verifyAssertion(response, challenge, input, passkey);
  if (assertion.kind !== 'ok') return assertion;
  const { counter, backedUp } = assertion;
  const personId = passkey.person_id;
  return db.transaction().execute(async (trx) => {
    if ((await lockAccount(trx, personId)) === undefined) return UNKNOWN_PASSKEY;
    const spent = await insertSpentChallenge(trx, {
      kind: 'sign-in',
      challenge,
      browser_hash: browserHash,
      created_at: now,
      expires_at: asked.expiresAt,
    });
    if (!spent) return STALE_CHALLENGE;
    if (!(await usePasskey(trx, { id: passkey.id, counter, backedUp }, now))) return COPIED_PASSKEY;
    const begun = await beginSession(trx, { personId, method: 'passkey', browser, now });
    return begun ?? UNKNOWN_PASSKEY;
  });
}
