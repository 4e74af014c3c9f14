import type { SignUpReason } from '@galley/core/subscription';
import type { Id, LocalDate } from '../schema/columns.ts';

/** How often a newsletter's sign-ups got no mail on one day (UTC), by reason. */
export interface SignUpRefusalTable {
  newsletter_id: Id;
  day: LocalDate;
  reason: SignUpReason;
  count: number;
}
