import type { Issue } from '@galley/press/issue';

/** An issue as `--json` prints it everywhere. */
export const issueJson = (issue: Issue) => ({
  number: issue.number,
  state: issue.state,
  reason: issue.reason,
  slot: issue.slot_due_on,
  dueAt: issue.due_at,
  subject: issue.subject,
  preheader: issue.preheader,
  sender: issue.sender,
  replyTo: issue.reply_to,
  contentHash: issue.content_hash,
  approvedHash: issue.approved_hash,
  approvedBy: issue.approved_by,
  approvedAt: issue.approved_at,
  overrides: issue.overrides,
  releasedAt: issue.released_at,
  sendAfter: issue.send_after,
  sentAt: issue.sent_at,
  cancelledAt: issue.cancelled_at,
});
