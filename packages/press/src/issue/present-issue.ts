import type { CompiledIssue, Issue } from '@galley/contract/issue';
import { issueName } from '@galley/core/issue';
import type { IssueRow } from '@galley/db';
import type { Compiled } from '../compile/compile-queue.ts';
import { iso } from '../iso.ts';

/** Turns an issue's row into the contract's shape. */
export const presentIssue = (row: IssueRow): Issue => ({
  id: row.id,
  number: row.number,
  name: issueName(row.number),
  numberIsFree: row.number_is_free,
  state: row.state,
  reason: row.reason,
  detail: row.reason_detail,
  slot: row.slot_due_on,
  dueAt: iso(row.due_at),
  datedOn: row.dated_on,
  bestOf: row.best_of,
  corrects: row.corrects,
  subject: row.subject,
  preheader: row.preheader,
  note: row.note,
  sender: row.sender,
  replyTo: row.reply_to,
  contentHash: row.content_hash,
  approvedHash: row.approved_hash,
  approvedBy: row.approved_by,
  approvedAt: iso(row.approved_at),
  overrides: row.overrides,
  releasedAt: iso(row.released_at),
  sendAfter: iso(row.send_after),
  sentAt: iso(row.sent_at),
  cancelledAt: iso(row.cancelled_at),
  version: row.version,
});

export const presentCompiled = ({
  kind,
  issue,
  ...its
}: Compiled & { readonly monthIsOver?: boolean }): {
  readonly kind: 'compiled';
  readonly issue: CompiledIssue;
} => ({ kind, issue: { ...presentIssue(issue), ...its } });
