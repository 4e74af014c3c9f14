import { createHash, randomBytes } from 'node:crypto';
import type { Ceremony, PasskeyAssertion, StepUpRequest } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import { needsStepUp } from '@galley/core/editor';
import {
  findOpenStepUp,
  insertChallenge,
  listPasskeyRows,
  proveStepUpRow,
  spendChallenge,
  spendStepUpRow,
  usePasskey,
} from '@galley/db';
import { rowId } from '../row-id.ts';
import type { AccountDeps } from './account-deps.ts';
import { assertionOptions, ceremonyExpiry } from './ceremony-options.ts';
import type { DeskHost } from './desk-host.ts';
import type { OwnSession } from './identify-session.ts';
import {
  COPIED_PASSKEY,
  STALE_CHALLENGE,
  UNKNOWN_PASSKEY,
  refusePasskey,
  verifyAssertion,
} from './verify-ceremony.ts';

/** The call that a person signs: its step, its path, and SHA-256 of its body in hex. */
export type SignedCall = StepUpRequest;

/**
 * Begins to sign one call. The challenge is a hash over a nonce, the session, the step, the path and
 * the body, so what the passkey signs is that call in that session and nothing else.
 */
export async function beginStepUp(
  { db, clock }: AccountDeps,
  { personId, sessionId }: OwnSession,
  { rpId, step, target, contentHash }: SignedCall & Pick<DeskHost, 'rpId'>,
): Promise<{ readonly kind: 'begun'; readonly ceremony: Ceremony } | RefusalOf<'passkey-refused'>> {
  if (!needsStepUp(step)) return refusePasskey(`the step "${step}" needs no signature`);
  const allowed = (await listPasskeyRows(db, personId)).filter((row) => row.rp_id === rpId);
  if (allowed.length === 0) {
    return refusePasskey('none of yours works on this host, so add one or recover your account');
  }
  const now = clock();
  const challenge = challengeOf(randomBytes(32), [sessionId, step, target, contentHash]);
  const id = await insertChallenge(db, {
    kind: 'step-up',
    challenge: challenge.toString('base64url'),
    person_id: personId,
    session_id: sessionId,
    step,
    target,
    content_hash: contentHash,
    created_at: now,
    expires_at: ceremonyExpiry(now),
  });
  return {
    kind: 'begun',
    ceremony: { id, options: await assertionOptions({ rpId, challenge, allowed }) },
  };
}

/** JSON keeps the parts apart, so no two calls have the same text. */
const challengeOf = (nonce: Buffer, parts: readonly string[]): Buffer =>
  createHash('sha256').update(nonce).update(JSON.stringify(parts)).digest();

export interface StepUpProof extends DeskHost {
  /** Names the challenge. */
  readonly id: string;
  readonly response: PasskeyAssertion;
}

/** Takes the signature of a call. A wrong one spends the challenge. */
export async function proveStepUp(
  { db, clock }: AccountDeps,
  { personId, sessionId }: OwnSession,
  input: StepUpProof,
): Promise<{ readonly kind: 'proven' } | RefusalOf<'passkey-refused'>> {
  const now = clock();
  const { response, rpId } = input;
  const id = rowId(input.id);
  const open = id === null ? undefined : await findOpenStepUp(db, { id, sessionId, now });
  if (open === undefined) return STALE_CHALLENGE;
  const passkeys = await listPasskeyRows(db, personId);
  const passkey = passkeys.find((row) => row.credential_id === response.id && row.rp_id === rpId);
  const assertion =
    passkey === undefined
      ? UNKNOWN_PASSKEY
      : await verifyAssertion(response, open.challenge, input, passkey);
  if (passkey === undefined || assertion.kind !== 'ok') {
    await spendChallenge(db, { id: open.id, kind: 'step-up', sessionId, now });
    return assertion.kind === 'ok' ? UNKNOWN_PASSKEY : assertion;
  }
  const { counter, backedUp } = assertion;
  return db.transaction().execute(async (trx) => {
    if (!(await usePasskey(trx, { id: passkey.id, counter, backedUp }, now))) return COPIED_PASSKEY;
    return (await proveStepUpRow(trx, open.id, now)) ? { kind: 'proven' } : STALE_CHALLENGE;
  });
}

/** Spends a signature for the call that it was made for; any other call needs one of its own. */
export async function spendStepUp(
  { db, clock }: AccountDeps,
  { sessionId }: OwnSession,
  call: SignedCall & { readonly id: string },
): Promise<{ readonly kind: 'spent' } | RefusalOf<'step-up-needed'>> {
  const { step, target, contentHash } = call;
  const id = rowId(call.id);
  if (id === null) return { kind: 'step-up-needed', step };
  const spent = await spendStepUpRow(db, { id, sessionId, step, target, contentHash }, clock());
  return spent ? { kind: 'spent' } : { kind: 'step-up-needed', step };
}
