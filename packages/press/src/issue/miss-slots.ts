import type { Actor } from '@galley/core/editor';
import type { Slot } from '@galley/core/newsletter';
import { decideSlot, insertEditorNotices, lockNewsletter } from '@galley/db';
import { recordNewsletterAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

/**
 * Records slots that are too late to be made up, and tells the editors in one mail.
 *
 * @returns the dates of those that no other scheduler recorded
 */
export async function missSlots(
  deps: PressDeps,
  actor: Actor,
  newsletterId: string,
  slots: readonly Slot[],
): Promise<readonly string[]> {
  if (slots.length === 0) return [];
  return deps.db.transaction().execute(async (trx) => {
    const { editors } = await lockNewsletter(trx, newsletterId);
    const now = deps.clock();
    const missed: string[] = [];
    for (const slot of slots) {
      const verdict = { kind: 'missed' } as const;
      if (!(await decideSlot(trx, { newsletterId, slot, verdict, now }))) continue;
      missed.push(slot.dueOn);
      await recordNewsletterAct(trx, actor, 'skip-slot', newsletterId, now);
    }
    const slotDueOn = missed.at(-1);
    if (slotDueOn === undefined) return missed;
    const notice = { kind: 'missed', newsletterId, slotDueOn, editors, now } as const;
    const notices = await insertEditorNotices(trx, notice);
    if (notices > 0) await deps.wake?.('work-notices', trx);
    return missed;
  });
}
