import type { Issue } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import { listIssueRows } from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentIssue } from './present-issue.ts';

/** Lists a newsletter's issues, latest first. */
export async function listIssues(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  input: { readonly newsletter: string | null },
): Promise<{ readonly kind: 'ok'; readonly issues: readonly Issue[] } | NewsletterRefusal> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', input.newsletter);
  if (found.kind !== 'found') return found;
  const rows = await listIssueRows(deps.db, found.newsletter.id);
  return { kind: 'ok', issues: rows.map(presentIssue) };
}
