import type { Actor } from '@galley/core/editor';
import { dropInboundMails } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

/** Longer than a copy of a mail can count, and than a mail without an answer is looked for. */
const DAYS_KEPT = 30;
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
    const before = new Date(at.getTime() - DAYS_KEPT * DAY_MS);
    if ((await dropInboundMails(trx, before)) === 0) return;
    const object = { kind: 'installation', id: null } as const;
    await recordAct(trx, actor, { step: 'drop-inbound', newsletterId: null, object, at });
  });
  return { kind: 'dropped' };
}
