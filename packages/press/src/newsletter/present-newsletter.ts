import type * as contract from '@galley/contract/newsletter';
import { formatDuration, type NewsletterSettings } from '@galley/core/newsletter';
import { listRuleSettings, type Database, type Kysely, type NewsletterRow } from '@galley/db';
import { settingsOf } from './newsletter-row.ts';

/** The settings that people change, as the contract names and shows them. */
export type ShownSettings = Omit<
  contract.Newsletter,
  'id' | 'slug' | 'rules' | 'default' | 'sample' | 'lastIssueNumber' | 'version'
>;

/** Shows settings as people type them. */
export const presentSettings = (settings: NewsletterSettings): ShownSettings => ({
  title: settings.title,
  tagline: settings.tagline,
  from: settings.sender,
  replyTo: settings.replyTo,
  editors: settings.editors,
  testers: settings.testers,
  postalAddress: settings.postalAddress,
  timeZone: settings.timeZone,
  cadence: settings.cadence,
  bestOfCadence: settings.bestOfCadence,
  cutOff: formatDuration(settings.cutOffSeconds),
  lateLimit: formatDuration(settings.lateLimitSeconds),
  minimum: settings.minimum,
  maximum: settings.maximum,
  undoWindow: formatDuration(settings.undoWindowSeconds),
  autoApprove: settings.autoApprove,
  fourEyes: settings.fourEyes,
  clicks: settings.clicks,
  canaryReader: settings.canaryReader,
  language: settings.language,
  theme: settings.theme,
  floors: settings.floors,
  topics: settings.topics,
  confirmationText: settings.confirmationText,
  welcomeText: settings.welcomeText,
});

/** Turns a newsletter and its preflight rules into the contract's shape. */
export const presentNewsletter = async (
  db: Kysely<Database>,
  row: NewsletterRow,
): Promise<contract.Newsletter> => ({
  id: row.id,
  slug: row.slug,
  ...presentSettings(settingsOf(row)),
  rules: await listRuleSettings(db, row.id),
  default: row.is_default,
  sample: row.is_sample,
  lastIssueNumber: row.last_issue_number,
  version: row.version,
});
