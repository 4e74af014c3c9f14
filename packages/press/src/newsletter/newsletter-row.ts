import type { NewsletterSettings } from '@galley/core/newsletter';
import type { NewsletterRow } from '@galley/db';

/** Reads the settings from a row. */
export const settingsOf = (row: NewsletterRow): NewsletterSettings => ({
  slug: row.slug,
  title: row.title,
  tagline: row.tagline,
  sender: row.sender,
  replyTo: row.reply_to,
  editors: row.editors,
  testers: row.testers,
  postalAddress: row.postal_address,
  timeZone: row.time_zone,
  cadence: row.cadence,
  cutOffSeconds: row.cut_off_seconds,
  lateLimitSeconds: row.late_limit_seconds,
  minimum: row.minimum,
  maximum: row.maximum,
  undoWindowSeconds: row.undo_window_seconds,
  autoApprove: row.auto_approve,
  language: row.language,
  theme: row.theme,
  isSample: row.is_sample,
});

/** Writes settings as columns. */
export const columnsOf = (settings: NewsletterSettings) => ({
  slug: settings.slug,
  title: settings.title,
  tagline: settings.tagline,
  sender: settings.sender,
  reply_to: settings.replyTo,
  editors: [...settings.editors],
  testers: [...settings.testers],
  postal_address: settings.postalAddress,
  time_zone: settings.timeZone,
  cadence: settings.cadence,
  cut_off_seconds: settings.cutOffSeconds,
  late_limit_seconds: settings.lateLimitSeconds,
  minimum: settings.minimum,
  maximum: settings.maximum,
  undo_window_seconds: settings.undoWindowSeconds,
  auto_approve: settings.autoApprove,
  language: settings.language,
  theme: settings.theme === null ? null : JSON.stringify(settings.theme),
  is_sample: settings.isSample,
});
