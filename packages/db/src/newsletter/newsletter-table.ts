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
  /** Whether each change needs an approver who didn't make it. */
  four_eyes: Generated<boolean>;
  /** Whether clicks on the links of its issues are counted. */
  clicks: Generated<boolean>;
  /** Whether each of its issues is mailed to Galley itself too. */
  canary: Generated<boolean>;
  language: Generated<string>;
  /** The floors that readers may choose, such as 4 of 5 stars. */
  floors: ColumnType<number[], string | undefined, string>;
  /** The names of its topics, in their order. */
  topics: ColumnType<string[], string | undefined, string>;
  /** The keys that renamed topics have kept, by the keys that their later names would have. */
  topic_keys: ColumnType<Record<string, string>, string | undefined, string>;
  /** Canonical text of the cadence of its best-ofs; null if it makes none by itself. */
  best_of_cadence: string | null;
  /** The newsletter's own paragraphs in mails that ask to confirm and that welcome; null for none. */
  confirmation_text: string | null;
  welcome_text: string | null;
  /** The host that ids of its feeds' items name; null until an issue goes out in public. */
  feed_host: string | null;
  /** Null for Galley's default theme. */
  theme: Json<ThemeChoice> | null;
  is_sample: Generated<boolean>;
  is_default: Generated<boolean>;
  last_issue_number: Generated<number>;
  /** When the newsletter or its present cadence and time zone began; earlier slots don't count. */
  slots_since: Generated<Date>;
  /** No slots of best-ofs before it either. */
  best_of_since: Generated<Date>;
  created_at: CreatedAt;
  updated_at: Generated<Date>;
  /** Counts its changes: an edit names the version that it was made from. */
  version: Generated<number>;
  /** In which version each field changed last, for a change that was made from an older one. */
  changed_in: ColumnType<Record<string, number>, string | undefined, string>;
}
