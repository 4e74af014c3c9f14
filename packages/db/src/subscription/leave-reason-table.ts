import type { LeaveReason } from '@galley/core/subscription';
import type { Id, LocalDate } from '../schema/columns.ts';

/** How many readers gave a reason for leaving a newsletter on one day (UTC). */
export interface LeaveReasonTable {
  newsletter_id: Id;
  day: LocalDate;
  reason: LeaveReason;
  count: number;
}
