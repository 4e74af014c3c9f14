import type { Actor } from '@galley/core/editor';
import type { Extent, Rendition } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import { listIssueReviews, listRenditions } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, type Issue, type IssueRef, type IssueRefusal } from './find-issue.ts';

export interface ShownIssue {
  readonly issue: Issue;
  readonly newsletter: { readonly id: string; readonly slug: string; readonly title: string };
  /** In the order of the issue. */
  readonly reviews: readonly {
    readonly id: string;
    readonly slug: string;
    readonly review: Review;
    /** How much of it the mail holds. */
    readonly extent: Extent;
  }[];
  readonly renditions: readonly Rendition[];
}

/** An issue with its reviews and its stored bytes. */
export async function showIssue(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  ref: IssueRef,
): Promise<({ readonly kind: 'ok' } & ShownIssue) | IssueRefusal> {
  const found = await findIssueFor(deps, actor, 'see-newsletter', ref);
  if (found.kind !== 'found') return found;
  const { issue, newsletter } = found;
  const reviews = await listIssueReviews(deps.db, issue.id);
  return {
    kind: 'ok',
    issue,
    newsletter: { id: newsletter.id, slug: newsletter.slug, title: newsletter.title },
    reviews: reviews.map(({ id, slug, document, extent }) => ({
      id,
      slug,
      review: document,
      extent,
    })),
    renditions: await listRenditions(deps.db, issue.id),
  };
}
