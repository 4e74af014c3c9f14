import type { Generated } from './columns.ts';

/** The one row that says how fast all processes together may call Resend, and when the next may. */
export interface SendingRateTable {
  singleton: Generated<boolean>;
  /** Calls a second; null while no limit is known. */
  per_second: number | null;
  /** What the provider said it allows, less a margin. */
  ceiling: number | null;
  next_at: Generated<Date>;
  /** Nobody calls before: a 429 asked for it. */
  held_until: Date | null;
  /** Mails of the account's quotas that are used up, as last seen; a limit that is null is none. */
  daily_used: number | null;
  daily_limit: number | null;
  monthly_used: number | null;
  monthly_limit: number | null;
  quota_seen_at: Date | null;
}
