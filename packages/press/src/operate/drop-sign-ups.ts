import type { Actor } from '@galley/core/editor';
import { LONGEST_SIGN_UP_MINUTES } from '@galley/core/subscription';
import { dropSignUpRefusals, dropSignUpWindows } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

const MINUTE = 60_000;
const DAYS_COUNTED = 90;
/** The next hourly run removes what this one leaves. */
const MOST_ROUNDS = 20;

/**
 * Removes expired rate-limit windows, and counts of refused sign-ups older than 90 days. The audit
 * log records only removed counts, since an expired window holds no information.
 */
export async function dropSignUps(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ readonly kind: 'dropped' } | NotAllowed> {
  const denied = refuse(actor, 'drop-sign-ups', null);
  if (denied !== null) return denied;
  const at = clock();
  const ended = new Date(at.getTime() - LONGEST_SIGN_UP_MINUTES * MINUTE);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (!(await dropSignUpWindows(db, ended))) break;
  }
  const keptSince = new Date(at.getTime() - DAYS_COUNTED * 24 * 60 * MINUTE);
  await db.transaction().execute(async (trx) => {
    if ((await dropSignUpRefusals(trx, keptSince)) === 0) return;
    const object = { kind: 'installation', id: null } as const;
    await recordAct(trx, actor, { step: 'drop-sign-ups', newsletterId: null, object, at });
  });
  return { kind: 'dropped' };
}
