import { preflight, type PreflightReport } from '@galley/core/issue';
import { countReaders, listIssueReviews, listRenditions } from '@galley/db';
import type { Newsletter, NoNewsletter } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssue, type Issue, type IssueRef, type NoIssue } from './find-issue.ts';

/** Holds the stored bytes of an issue against every preflight rule. */
export async function preflightIssue(
  deps: PressDeps,
  ref: IssueRef,
): Promise<
  | { readonly kind: 'ok'; readonly issue: Issue; readonly report: PreflightReport }
  | NoIssue
  | NoNewsletter
> {
  const found = await findIssue(deps.db, ref);
  if (found.kind !== 'found') return found;
  const report = await runPreflight(deps, found.newsletter, found.issue);
  return { kind: 'ok', issue: found.issue, report };
}

export async function runPreflight(
  deps: PressDeps,
  newsletter: Newsletter,
  issue: Issue,
): Promise<PreflightReport> {
  const reviews = await listIssueReviews(deps.db, issue.id);
  return preflight({
    newsletter: { title: newsletter.title, postalAddress: newsletter.postal_address },
    sender: issue.sender,
    subject: issue.subject,
    reviews: reviews.map((row) => ({ review: row.document, canonicalUrl: row.canonical_url })),
    renditions: await listRenditions(deps.db, issue.id),
    publicUrl: deps.publicUrl,
    providerUrl: deps.providerUrl,
    readers: await countReaders(deps.db, newsletter.id),
  });
}
