import { randomBytes } from 'node:crypto';
import type { Ceremony, PasskeyAssertion } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import { findPasskey, insertChallenge, lockAccount, spendChallenge, usePasskey } from '@galley/db';
import type { AccountDeps } from './account-deps.ts';
import { beginSession, type SignedIn } from './begin-session.ts';
import { assertionOptions, ceremonyExpiry, userHandle } from './ceremony-options.ts';
import type { DeskHost } from './host.ts';
import { hashToken, newToken } from './opaque-token.ts';
import { rowId } from '../row-id.ts';
import {
  COPIED_PASSKEY,
  STALE_CHALLENGE,
  UNKNOWN_PASSKEY,
  verifyAssertion,
} from './verify-ceremony.ts';

/** Begins a sign-in by passkey in one browser, which any passkey for this host may answer. */
export async function beginPasskeySignIn(
  { db, clock }: AccountDeps,
  { rpId, browserToken }: { readonly rpId: string; readonly browserToken: string | null },
): Promise<{
  readonly kind: 'begun';
  readonly ceremony: Ceremony;
  readonly browserToken: string;
}> {
  const now = clock();
  const token = browserToken ?? newToken();
  const challenge = randomBytes(32);
  const id = await insertChallenge(db, {
    kind: 'sign-in',
    challenge: challenge.toString('base64url'),
    browser_hash: hashToken(token),
    created_at: now,
    expires_at: ceremonyExpiry(now),
  });
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

/** Signs in by a passkey; the challenge is spent whatever the answer is. */
export async function signInByPasskey(
  { db, clock }: AccountDeps,
  input: PasskeySignIn,
): Promise<SignedIn | RefusalOf<'passkey-refused'>> {
  const now = clock();
  const { response, browserToken, browser, rpId } = input;
  const id = rowId(input.id);
  if (id === null || browserToken === null) return STALE_CHALLENGE;
  const holder = { browserHash: hashToken(browserToken) };
  const spent = await spendChallenge(db, { id, kind: 'sign-in', holder, now });
  if (spent === undefined) return STALE_CHALLENGE;
  const passkey = await findPasskey(db, { credentialId: response.id, rpId });
  if (passkey === undefined) return UNKNOWN_PASSKEY;
  const handle = (await userHandle(db, passkey.person_id)).toString('base64url');
  // Some keys say nothing about whose they are.
  if ((response.response.userHandle || handle) !== handle) return UNKNOWN_PASSKEY;
  const assertion = await verifyAssertion(response, spent.challenge, input, passkey);
  if (assertion.kind !== 'ok') return assertion;
  const { counter, backedUp } = assertion;
  const personId = passkey.person_id;
  return db.transaction().execute(async (trx) => {
    if ((await lockAccount(trx, personId)) === undefined) return UNKNOWN_PASSKEY;
    if (!(await usePasskey(trx, { id: passkey.id, counter, backedUp }, now))) return COPIED_PASSKEY;
    const begun = await beginSession(trx, { personId, method: 'passkey', browser, now });
    return begun ?? UNKNOWN_PASSKEY;
  });
}
