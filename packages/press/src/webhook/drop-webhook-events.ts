import type { Actor } from '@galley/core/editor';
import { FIXED_DAYS } from '@galley/core/retention';
import { dropWebhookEvents as dropEvents } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 5000;
/** The next hourly run removes what this one leaves. */
const MOST_ROUNDS = 20;

/** Removes webhook events of a month ago, with their posts and tries. */
export async function dropWebhookEvents(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ readonly kind: 'dropped' } | NotAllowed> {
  const denied = refuse(actor, 'drop-webhook-events', null);
  if (denied !== null) return denied;
  const at = clock();
  const before = new Date(at.getTime() - FIXED_DAYS.webhookEvents * DAY_MS);
  const object = { kind: 'installation', id: null } as const;
  const act = { step: 'drop-webhook-events', newsletterId: null, object, at } as const;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const dropped = await db.transaction().execute(async (trx) => {
      const count = await dropEvents(trx, before, AT_ONCE);
      // One act for the whole run.
      if (count > 0 && round === 0) await recordAct(trx, actor, act);
      return count;
    });
    if (dropped < AT_ONCE) break;
  }
  return { kind: 'dropped' };
}
