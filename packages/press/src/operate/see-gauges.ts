import { dueSlots, type Schedule, type SlotKind } from '@galley/core/newsletter';
import { SIGN_UP_BREAKER } from '@galley/core/subscription';
import {
  listDecidedSlots,
  listNewsletterRows,
  readBackupAge,
  readRowGauges,
  type NewsletterRow,
  type RowGauges,
} from '@galley/db';
import { bestOfScheduleOf, scheduleOf } from '../compile/schedule-of.ts';
import type { PressDeps } from '../press-deps.ts';

/** What operators watch. Ages are in seconds. */
export interface Gauges extends RowGauges {
  /** How long the slot that is most overdue should have been decided; 0 if none is. */
  readonly slotOverdue: number;
  /** Null if there is no backup. */
  readonly backupAge: number | null;
}

/** Mail of the issues of so many days counts as recent. */
export const RECENT_DAYS = 7;

/** Reads everything that operators watch; nothing in it is about a person. */
export async function seeGauges({ db, clock }: Pick<PressDeps, 'db' | 'clock'>): Promise<Gauges> {
  const rows = await readRowGauges(db, {
    recentDays: RECENT_DAYS,
    breakerMinutes: SIGN_UP_BREAKER.openMinutes,
  });
  const now = clock();
  let slotOverdue = 0;
  for (const newsletter of await listNewsletterRows(db)) {
    if (newsletter.is_sample) continue;
    slotOverdue = Math.max(slotOverdue, await overdueIn(db, newsletter, now));
  }
  return { ...rows, slotOverdue, backupAge: await readBackupAge(db) };
}

/** The scheduler decides each slot once its cut-off has passed: if it doesn't, it is not there. */
async function overdueIn(
  db: PressDeps['db'],
  newsletter: NewsletterRow,
  now: Date,
): Promise<number> {
  const bestOfs = bestOfScheduleOf(newsletter);
  const plans: readonly (readonly [SlotKind, Schedule, Date])[] = [
    ['regular', scheduleOf(newsletter), newsletter.slots_since],
    ...(bestOfs === null ? [] : ([['best-of', bestOfs, newsletter.best_of_since]] as const)),
  ];
  let overdue = 0;
  for (const [kind, schedule, since] of plans) {
    const decided = new Set(
      (await listDecidedSlots(db, newsletter.id, kind)).map((row) => row.due_on),
    );
    const [oldest] = dueSlots({ schedule, since, decided, now });
    if (oldest === undefined) continue;
    overdue = Math.max(overdue, (now.getTime() - oldest.slot.cutOffAt.getTime()) / 1000);
  }
  return overdue;
}
