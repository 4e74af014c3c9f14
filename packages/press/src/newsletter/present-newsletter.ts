import type * as contract from '@galley/contract/newsletter';
import { formatDuration } from '@galley/core/newsletter';
import { listRuleSettings, type Database, type Kysely, type NewsletterRow } from '@galley/db';

/** Turns a newsletter and its preflight rules into the contract's shape. */
export const presentNewsletter = async (
  db: Kysely<Database>,
  row: NewsletterRow,
): Promise<contract.Newsletter> => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  tagline: row.tagline,
  from: row.sender,
  replyTo: row.reply_to,
  editors: row.editors,
  testers: row.testers,
  postalAddress: row.postal_address,
  timeZone: row.time_zone,
  cadence: row.cadence,
  cutOff: formatDuration(row.cut_off_seconds),
  lateLimit: formatDuration(row.late_limit_seconds),
  minimum: row.minimum,
  maximum: row.maximum,
  undoWindow: formatDuration(row.undo_window_seconds),
  autoApprove: row.auto_approve,
  language: row.language,
  theme: row.theme,
  rules: await listRuleSettings(db, row.id),
  default: row.is_default,
  sample: row.is_sample,
  lastIssueNumber: row.last_issue_number,
});
