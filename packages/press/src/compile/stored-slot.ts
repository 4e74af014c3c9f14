import { slotAt, type Slot } from '@galley/core/newsletter';
import type { DecidedSlotRow } from '@galley/db';

/** Reads a decided slot with the times it was decided with. */
export const storedSlot = (row: DecidedSlotRow): Slot =>
  slotAt({
    dueOn: row.due_on,
    dueAt: row.due_at,
    cutOffAt: row.cut_off_at,
    timeZone: row.time_zone,
  });
