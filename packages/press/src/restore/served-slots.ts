import { dueSlots, slotOn, type Schedule, type Slot, type SlotKind } from '@galley/core/newsletter';
import {
  decideSlot,
  listDecidedSlots,
  listFoundIssues,
  listNewsletterRows,
  lockNewsletter,
  readHold,
  readRestoreReview,
  type Database,
  type FoundIssueRow,
  type Kysely,
  type NewsletterRow,
} from '@galley/db';
import { bestOfScheduleOf, scheduleOf } from '../compile/schedule-of.ts';
import type { RestoreDeps } from './restore-deps.ts';

/** Whether a slot's issue went out between snapshot and restore, as far as that can be known. */
export type ServedVerdict = 'sent' | 'not-sent' | 'unknown';

/** A slot that was open in the snapshot, and passed before the restore or was served early. */
export interface ServedSlot {
  readonly newsletter: NewsletterRow;
  readonly kind: SlotKind;
  readonly slot: Slot;
  readonly verdict: ServedVerdict;
}

/** A slot may have been due just before the snapshot, and compiled just after it. */
const MARGIN_MS = 24 * 3_600_000;

/** Lists the slots that passed between snapshot and restore, and what became of each. */
export async function listServedSlots(db: Kysely<Database>): Promise<readonly ServedSlot[]> {
  const { snapshot_at: snapshotAt, restored_at: restoredAt } = await readHold(db);
  if (snapshotAt === null || restoredAt === null) return [];
  const found = await listFoundIssues(db);
  const isComplete = ((await readRestoreReview(db))?.list_complete_at ?? null) !== null;
  const served: ServedSlot[] = [];
  for (const newsletter of await listNewsletterRows(db)) {
    if (newsletter.is_sample) continue;
    const its = found.filter((one) => one.newsletter_id === newsletter.id);
    const isClear = isComplete && found.every((one) => isExplained(one, newsletter.id));
    for (const plan of plansOf(newsletter)) {
      const decided = await listDecidedSlots(db, newsletter.id, plan.kind);
      const taken = new Set(decided.map((row) => row.due_on));
      const sent = new Set(
        its.flatMap((one) =>
          one.slot_kind === plan.kind && one.slot_due_on !== null ? [one.slot_due_on] : [],
        ),
      );
      const since = new Date(Math.max(plan.since.getTime(), snapshotAt.getTime() - MARGIN_MS));
      const passed = dueSlots({ schedule: plan.schedule, since, decided: taken, now: restoredAt })
        .map(({ slot }) => slot)
        .filter((slot) => slot.dueAt <= restoredAt && !sent.has(slot.dueOn));
      const early = [...sent]
        .filter((dueOn) => !taken.has(dueOn))
        .map((dueOn) => slotOn(plan.schedule, dueOn));
      for (const slot of early) served.push({ newsletter, kind: plan.kind, slot, verdict: 'sent' });
      const verdict = isClear ? 'not-sent' : 'unknown';
      for (const slot of passed) served.push({ newsletter, kind: plan.kind, slot, verdict });
    }
  }
  return served;
}

/** Whether it is known which slot of this newsletter a found issue was, if any. */
const isExplained = (found: FoundIssueRow, newsletterId: string): boolean =>
  found.number !== null || (found.newsletter_id !== null && found.newsletter_id !== newsletterId);

function plansOf(newsletter: NewsletterRow) {
  const plans: { readonly kind: SlotKind; readonly schedule: Schedule; readonly since: Date }[] = [
    { kind: 'regular', schedule: scheduleOf(newsletter), since: newsletter.slots_since },
  ];
  const bestOf = bestOfScheduleOf(newsletter);
  if (bestOf !== null) {
    plans.push({ kind: 'best-of', schedule: bestOf, since: newsletter.best_of_since });
  }
  return plans;
}

/** Closes slots for ever whose issue was sent, or, with `unknown`, may have been. */
export async function skipServedSlots(
  deps: RestoreDeps,
  verdicts: readonly ServedVerdict[],
): Promise<void> {
  for (const { newsletter, kind, slot, verdict } of await listServedSlots(deps.db)) {
    if (!verdicts.includes(verdict)) continue;
    await deps.db.transaction().execute(async (trx) => {
      await lockNewsletter(trx, newsletter.id);
      const now = deps.clock();
      const decision = { newsletterId: newsletter.id, of: kind, slot, now } as const;
      await decideSlot(trx, { ...decision, verdict: { kind: 'restored' } });
    });
  }
}
