import type { Generated, Id, LocalDate } from '../schema/columns.ts';

/** One due date of a newsletter, unique forever; its decision never changes. */
export interface SlotTable {
  newsletter_id: Id;
  due_on: LocalDate;
  due_at: Date;
  state: 'compiled' | 'skipped';
  /** Why it was skipped. */
  reason: 'empty' | 'missed' | null;
  decided_at: Generated<Date>;
}
