import type { SkipReason } from '@galley/core/issue';
import type { SlotKind } from '@galley/core/newsletter';
import type { Generated, Id, LocalDate } from '../schema/columns.ts';

/** One due date of a newsletter, unique forever among those of its kind; its decision never changes. */
export interface SlotTable {
  newsletter_id: Id;
  kind: Generated<SlotKind>;
  due_on: LocalDate;
  /** These times and their zone are those of the decision, not of later settings. */
  due_at: Date;
  cut_off_at: Date;
  time_zone: string;
  state: 'compiled' | 'skipped';
  /** Why it was skipped. */
  reason: SkipReason | null;
  /** What the queue contained when it was skipped; null for a missed slot and in older rows. */
  ready: number | null;
  minimum: number | null;
  held: number | null;
  decided_at: Generated<Date>;
}
