import type { Actor } from '@galley/core/editor';
import {
  insertSession,
  lockAccount,
  type Database,
  type SessionRow,
  type Transaction,
} from '@galley/db';
import { recordAct } from '../door/record-act.ts';
import { hashToken, newToken } from '../opaque-token.ts';
import { sessionEnd } from './session-life.ts';

/** Somebody who has just signed in. The token is new, whatever the browser had before. */
export interface SignedIn {
  readonly kind: 'signed-in';
  /** For the cookie; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly personId: string;
}

interface Beginning {
  readonly personId: string;
  readonly method: SessionRow['method'];
  /** Such as `Firefox on Linux`. */
  readonly browser: string;
  readonly now: Date;
}

/** Begins a session, with the person's row locked; null if the person was removed. */
export async function beginSession(
  trx: Transaction<Database>,
  { personId, method, browser, now }: Beginning,
): Promise<SignedIn | null> {
  if ((await lockAccount(trx, personId)) === undefined) return null;
  const token = newToken();
  const expiresAt = sessionEnd(now);
  const id = await insertSession(trx, {
    token_hash: hashToken(token),
    person_id: personId,
    method,
    browser,
    created_at: now,
    expires_at: expiresAt,
  });
  const actor: Actor = { kind: 'person', id: personId, roles: {}, door: 'desk' };
  const step = method === 'recovery' ? 'recover' : 'sign-in';
  await recordAct(trx, actor, {
    step,
    newsletterId: null,
    object: step === 'recover' ? { kind: 'person', id: personId } : { kind: 'session', id },
    at: now,
  });
  return { kind: 'signed-in', token, expiresAt, personId };
}
