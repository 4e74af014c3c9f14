import type { IssuePage } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import { listIssuePage } from '@galley/db';
import { cutPage } from '../cut-page.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentIssue } from './present-issue.ts';

/** Lists a newsletter's issues page by page, the one compiled last first. */
export async function pageIssues(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  input: {
    readonly newsletter: string | null;
    /** Where the page before ended. */
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<{ readonly kind: 'listed'; readonly page: IssuePage } | NewsletterRefusal> {
  const { after = null, limit } = input;
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', input.newsletter);
  if (found.kind !== 'found') return found;
  const rows = await listIssuePage(deps.db, found.newsletter.id, { after, limit: limit + 1 });
  const page = cutPage(rows, limit);
  return { kind: 'listed', page: { issues: page.rows.map(presentIssue), next: page.next } };
}
