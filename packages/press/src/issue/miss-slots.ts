import type { Actor } from '@galley/core/editor';
import type { SkipReason } from '@galley/core/issue';
import { bestOfMonth, type Slot, type SlotKind } from '@galley/core/newsletter';
import {
  decideSlot,
  findBestOf,
  insertEditorNotices,
  lockNewsletter,
  type SlotVerdict,
  type Transaction,
  type Database,
} from '@galley/db';
import { recordNewsletterAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

/** A slot that is too late to be made up, and why it has no issue. */
export interface LateSlot {
  readonly dueOn: string;
  readonly reason: SkipReason;
}

/**
 * Records slots that are too late to be made up, and tells the editors in one mail of those that
 * were missed: those of best-ofs that a person has made were not.
 *
 * @returns those that no other scheduler recorded
 */
export async function missSlots(
  deps: PressDeps,
  actor: Actor,
  newsletterId: string,
  slots: readonly Slot[],
  of: SlotKind,
): Promise<readonly LateSlot[]> {
  if (slots.length === 0) return [];
  return deps.db.transaction().execute(async (trx) => {
    const { editors } = await lockNewsletter(trx, newsletterId);
    const now = deps.clock();
    const late: LateSlot[] = [];
    for (const slot of slots) {
      const verdict = await decide(trx, newsletterId, slot, of);
      if (!(await decideSlot(trx, { newsletterId, of, slot, verdict, now }))) continue;
      late.push({
        dueOn: slot.dueOn,
        reason: verdict.kind === 'missed' ? 'missed' : 'made-by-hand',
      });
      await recordNewsletterAct(trx, actor, 'skip-slot', newsletterId, now);
    }
    const missed = late.findLast(({ reason }) => reason === 'missed');
    if (missed === undefined) return late;
    const slot = { of, dueOn: missed.dueOn };
    const notice = { kind: 'missed', newsletterId, slot, editors, now } as const;
    const notices = await insertEditorNotices(trx, notice);
    if (notices > 0) await deps.wake?.('work-notices', trx);
    return late;
  });
}

async function decide(
  trx: Transaction<Database>,
  newsletterId: string,
  { dueOn }: Slot,
  of: SlotKind,
): Promise<Extract<SlotVerdict, { kind: 'missed' | 'no-best-of' }>> {
  const made =
    of === 'best-of' ? await findBestOf(trx, newsletterId, bestOfMonth(dueOn)) : undefined;
  return made === undefined ? { kind: 'missed' } : { kind: 'no-best-of', reason: 'made-by-hand' };
}
