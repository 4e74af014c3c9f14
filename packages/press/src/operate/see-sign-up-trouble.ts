import type { Actor } from '@galley/core/editor';
import { listSignUpTrouble, type SignUpTrouble } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';

const DAY_MS = 86_400_000;

/** Counts each newsletter's sign-ups since yesterday that got no mail, and reads its breaker. */
export async function seeSignUpTrouble(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ readonly kind: 'ok'; readonly trouble: readonly SignUpTrouble[] } | NotAllowed> {
  const denied = refuse(actor, 'see-readers', null);
  if (denied !== null) return denied;
  return { kind: 'ok', trouble: await listSignUpTrouble(db, new Date(clock().getTime() - DAY_MS)) };
}

export type { SignUpTrouble };
