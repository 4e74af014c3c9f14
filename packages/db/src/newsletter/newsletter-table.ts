import type { ThemeChoice } from '@galley/core/newsletter';
import type { ColumnType, CreatedAt, Generated, IdentityId, Json } from '../schema/columns.ts';

export interface NewsletterTable {
  id: IdentityId;
  slug: string;
  title: string;
  /** Null for none. */
  tagline: string | null;
  /** `Name <address>` or a bare address; preflight stops an issue without it. */
  sender: string | null;
  reply_to: string | null;
  editors: Generated<string[]>;
  /** Who gets a test of an issue. */
  testers: Generated<string[]>;
  postal_address: string | null;
  time_zone: Generated<string>;
  /** Canonical text of a cadence, such as `weekly fri 08:00`. */
  cadence: Generated<string>;
  cut_off_seconds: Generated<number>;
  late_limit_seconds: Generated<number>;
  minimum: Generated<number>;
  maximum: Generated<number>;
  undo_window_seconds: Generated<number>;
  auto_approve: Generated<boolean>;
  language: Generated<string>;
  /** Null for Galley's default theme. */
  theme: Json<ThemeChoice> | null;
  is_sample: Generated<boolean>;
  is_default: Generated<boolean>;
  last_issue_number: Generated<number>;
  /** When the newsletter or its present cadence and time zone began; earlier slots don't count. */
  slots_since: Generated<Date>;
  created_at: CreatedAt;
  updated_at: Generated<Date>;
  /** Counts its changes: an edit names the version that it was made from. */
  version: Generated<number>;
  /** In which version each field changed last, for a change that was made from an older one. */
  changed_in: ColumnType<Record<string, number>, string | undefined, string>;
}
