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
  /** Nobody calls before: a 429 asked for it. */
  held_until: Date | null;
  /**
   * Mails of the account's quotas that are used up, as last seen; a limit that is null is none. Mail
   * that Resend received counts like mail that it sent.
   */
  daily_used: number | null;
  daily_limit: number | null;
  daily_resets_at: Date | null;
  monthly_used: number | null;
  monthly_limit: number | null;
  monthly_resets_at: Date | null;
  quota_seen_at: Date | null;
}
