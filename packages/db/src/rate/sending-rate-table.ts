import type { Generated } from '../schema/columns.ts';

/** The one row that says how fast all processes together may call Resend, and when the next may. */
export interface SendingRateTable {
  singleton: Generated<boolean>;
  /** Calls a second; null while no limit is known. */
  per_second: number | null;
  /** What the provider said it allows, less a margin. */
  ceiling: number | null;
  next_at: Generated<Date>;
  /** When the next notice may go: notices have a share of the rate. */
  notice_next_at: Generated<Date>;
  /** No call that takes turns may be made earlier, because of a 429 or to let notices pass. */
  held_until: Date | null;
  /**
   * How many mails of the account's quotas are used, as last seen; a null limit means no limit.
   * Mail that Resend receives counts like mail that it sends.
   */
  daily_used: number | null;
  daily_limit: number | null;
  daily_resets_at: Date | null;
  monthly_used: number | null;
  monthly_limit: number | null;
  monthly_resets_at: Date | null;
  quota_seen_at: Date | null;
}
