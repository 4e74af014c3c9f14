import type { ShownIssue } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import { fillWithSample } from '@galley/core/issue';
import { listIssueReviews, listRenditions } from '@galley/db';
import { readApprovals } from '../approval/present-approval.ts';
import { presentAudience } from '../compile/present-audience.ts';
import { readAudience } from '../compile/read-audience.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, type IssueRef, type IssueRefusal } from './find-issue.ts';
import { presentIssue } from './present-issue.ts';

/** Shows an issue with its reviews and its mail, filled in for a sample reader. */
export async function showIssue(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  ref: IssueRef,
): Promise<{ readonly kind: 'ok'; readonly issue: ShownIssue } | IssueRefusal> {
  const found = await findIssueFor(deps, actor, 'see-newsletter', ref);
  if (found.kind !== 'found') return found;
  const { issue, newsletter } = found;
  const reviews = await listIssueReviews(deps.db, issue.id);
  const renditions = await listRenditions(deps.db, issue.id);
  const audience = await readAudience(deps.db, {
    newsletter,
    issue,
    reviews: reviews.map(({ id, document: review }) => ({ id, review })),
    now: deps.clock(),
  });
  return {
    kind: 'ok',
    issue: {
      ...presentIssue(issue),
      newsletter: newsletter.slug,
      newsletterTitle: newsletter.title,
      reviews: reviews.map(({ id, slug, document: review, extent }) => ({
        id,
        slug,
        review,
        extent,
      })),
      renditions: renditions.map(fillWithSample),
      audience: presentAudience(audience, renditions),
      approvals: await readApprovals(deps.db, issue),
    },
  };
}
