import type { Actor } from '@galley/core/editor';
import { FIXED_DAYS } from '@galley/core/retention';
import { dropInboundMails } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

const DAY_MS = 86_400_000;

/** Removes what is known of mails that came in a month ago. */
export async function dropInbound(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<{ readonly kind: 'dropped' } | NotAllowed> {
  const denied = refuse(actor, 'drop-inbound', null);
  if (denied !== null) return denied;
  const at = clock();
  await db.transaction().execute(async (trx) => {
    const before = new Date(at.getTime() - FIXED_DAYS.inboundMails * DAY_MS);
    if ((await dropInboundMails(trx, before)) === 0) return;
    const object = { kind: 'installation', id: null } as const;
    await recordAct(trx, actor, { step: 'drop-inbound', newsletterId: null, object, at });
  });
  return { kind: 'dropped' };
}
