import type { Issue } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import { listIssueRows, listMissedSlots } from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentIssue } from './present-issue.ts';

/** A slot whose issue was not compiled in time. */
export interface MissedSlot {
  readonly dueOn: string;
  readonly dueAt: string;
}

export type ListIssues =
  | {
      readonly kind: 'ok';
      readonly issues: readonly Issue[];
      readonly missed: readonly MissedSlot[];
    }
  | NewsletterRefusal;

/** Lists a newsletter's issues and its missed slots, the latest of each first. */
export async function listIssues(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  input: { readonly newsletter: string | null },
): Promise<ListIssues> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', input.newsletter);
  if (found.kind !== 'found') return found;
  const issues = await listIssueRows(deps.db, found.newsletter.id);
  const missed = await listMissedSlots(deps.db, found.newsletter.id);
  return {
    kind: 'ok',
    issues: issues.map(presentIssue),
    missed: missed.map((slot) => ({ dueOn: slot.due_on, dueAt: slot.due_at.toISOString() })),
  };
}
