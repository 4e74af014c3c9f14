import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import type { IssueRow } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';

/** Refuses to void an issue's approval to those who can't give one, or who didn't say so. */
export function refuseToVoid(
  actor: Actor,
  { id, issue }: { readonly id: string; readonly issue: IssueRow },
  voidApproval: boolean,
): RefusalOf<'approval-goes'> | NotAllowed | null {
  if (issue.approved_hash === null) return null;
  const denied = refuse(actor, 'compile-issue', issue.newsletter_id);
  if (denied !== null || voidApproval) return denied;
  return { kind: 'approval-goes', id, number: issue.number, approvedBy: issue.approved_by };
}
