import type { RuleSetting } from '@galley/core/issue';
import { formatDuration } from '@galley/core/newsletter';
import type { Newsletter } from '@galley/press/newsletter';

/** A newsletter's settings in the words of `newsletter set`, as `--json` prints them. */
export const newsletterJson = (newsletter: Newsletter, rules: readonly RuleSetting[]) => ({
  slug: newsletter.slug,
  title: newsletter.title,
  from: newsletter.sender,
  replyTo: newsletter.reply_to,
  editors: newsletter.editors,
  testers: newsletter.testers,
  postalAddress: newsletter.postal_address,
  timeZone: newsletter.time_zone,
  cadence: newsletter.cadence,
  cutOff: formatDuration(newsletter.cut_off_seconds),
  lateLimit: formatDuration(newsletter.late_limit_seconds),
  minimum: newsletter.minimum,
  maximum: newsletter.maximum,
  undoWindow: formatDuration(newsletter.undo_window_seconds),
  autoApprove: newsletter.auto_approve,
  language: newsletter.language,
  theme: newsletter.theme,
  rules,
  default: newsletter.is_default,
  lastIssueNumber: newsletter.last_issue_number,
});
