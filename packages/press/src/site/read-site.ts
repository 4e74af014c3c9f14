import {
  findSiteIssue,
  findSiteReview,
  listSiteIssues,
  readNewsletterRow,
  type SiteIssue,
  type SiteIssueEntry,
  type SiteReviewInIssues,
} from '@galley/db';
import { findNewsletterForReaders } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { siteNewsletter, type SiteNewsletter } from './site-newsletter.ts';

// What readers' pages show is for everybody, so these steps ask for no actor.

type Deps = Pick<PressDeps, 'db'>;

/** The newsletter of a slug, or without one the default; null when there is none. */
export async function readSiteNewsletter(
  { db }: Deps,
  slug: string | null,
): Promise<SiteNewsletter | null> {
  const found = await findNewsletterForReaders(db, slug);
  return found.kind === 'found' ? siteNewsletter(found.newsletter) : null;
}

/** The latest issues that readers may see, with the titles in them. */
export const readSiteIssues = async (
  { db }: Deps,
  { newsletter, limit }: { readonly newsletter: SiteNewsletter; readonly limit: number },
): Promise<readonly SiteIssueEntry[]> => listSiteIssues(db, newsletter.id, limit);

/** An issue that readers may see, with its reviews in order. */
export const readSiteIssue = async (
  { db }: Deps,
  { newsletter, number }: { readonly newsletter: SiteNewsletter; readonly number: number },
): Promise<SiteIssue | null> => findSiteIssue(db, newsletter.id, number);

export interface SiteReviewPage extends SiteReviewInIssues {
  readonly newsletter: SiteNewsletter;
}

/** A review that stands in an issue which readers may see. */
export async function readSiteReview({ db }: Deps, slug: string): Promise<SiteReviewPage | null> {
  const review = await findSiteReview(db, slug);
  if (review === null) return null;
  return {
    ...review,
    newsletter: siteNewsletter(await readNewsletterRow(db, review.newsletterId)),
  };
}

/** @throws when the database does not answer */
export { pingDatabase } from '@galley/db';
