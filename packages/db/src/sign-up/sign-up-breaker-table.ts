import type { Id } from '../schema/columns.ts';

/** When the breaker of a newsletter's sign-ups opened last; none when it never did. */
export interface SignUpBreakerTable {
  newsletter_id: Id;
  opened_at: Date;
}
