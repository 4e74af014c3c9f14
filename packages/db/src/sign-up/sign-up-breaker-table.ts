import type { Id } from '../schema/columns.ts';

/** When the breaker of a newsletter's sign-ups last opened; no row if it never did. */
export interface SignUpBreakerTable {
  newsletter_id: Id;
  opened_at: Date;
}
