import type { Actor } from '@galley/core/editor';
import { listLeaveReasons, type LeaveReasonCounts } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** Counts why readers left each newsletter in the last 30 days, as far as they said so. */
export async function seeLeaveReasons(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ readonly kind: 'ok'; readonly left: readonly LeaveReasonCounts[] } | NotAllowed> {
  const denied = refuse(actor, 'see-readers', null);
  if (denied !== null) return denied;
  const since = new Date(clock().getTime() - DAYS * DAY_MS);
  return { kind: 'ok', left: await listLeaveReasons(db, since) };
}

export type { LeaveReasonCounts };
