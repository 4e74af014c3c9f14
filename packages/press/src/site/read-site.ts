import {
  countSiteIssues as countIssues,
  findFrontNewsletter,
  findNewsletterBySlug,
  findSiteIssue,
  findSiteReview,
  listSiteIssues,
  readNewsletterRow,
  secondsToNextIssue as readSeconds,
  type SiteIssue,
  type SiteIssueEntry,
  type SiteReviewInIssues,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { siteNewsletter, type SiteNewsletter } from './site-newsletter.ts';

// Readers' pages are public, so these steps take no actor.

type Deps = Pick<PressDeps, 'db'>;

/**
 * Finds a newsletter by its slug, or the one on the front page: the default newsletter, and before
 * there is one the sample. Null if there is none.
 */
export async function readSiteNewsletter(
  { db }: Deps,
  slug: string | null,
): Promise<SiteNewsletter | null> {
  const row = slug === null ? await findFrontNewsletter(db) : await findNewsletterBySlug(db, slug);
  return row === undefined ? null : siteNewsletter(row);
}

/** Lists the latest issues that readers may see, with their reviews' titles. */
export const readSiteIssues = async (
  { db }: Deps,
  {
    newsletter,
    ...part
  }: { readonly newsletter: SiteNewsletter; readonly limit: number; readonly offset?: number },
): Promise<readonly SiteIssueEntry[]> => listSiteIssues(db, newsletter.id, part);

/** How many issues of a newsletter readers may see. */
export const countSiteIssues = async (
  { db }: Deps,
  { id }: Pick<SiteNewsletter, 'id'>,
): Promise<number> => countIssues(db, id);

/**
 * The seconds until an issue appears by itself, because it can no longer be taken back; negative if
 * one has in the last `lately` seconds, and null if none has or is about to.
 */
export const secondsToNextIssue = async (
  { db }: Deps,
  { lately }: { readonly lately: number },
): Promise<number | null> => readSeconds(db, lately);

/** Finds an issue that readers may see, with its reviews in order. */
export const readSiteIssue = async (
  { db }: Deps,
  { newsletter, number }: { readonly newsletter: SiteNewsletter; readonly number: number },
): Promise<SiteIssue | null> => findSiteIssue(db, newsletter.id, number);

export interface SiteReviewPage extends SiteReviewInIssues {
  readonly newsletter: SiteNewsletter;
}

/** Finds a review in an issue that readers may see. */
export async function readSiteReview({ db }: Deps, slug: string): Promise<SiteReviewPage | null> {
  const review = await findSiteReview(db, slug);
  if (review === null) return null;
  return {
    ...review,
    newsletter: siteNewsletter(await readNewsletterRow(db, review.newsletterId)),
  };
}

/**
 * Checks that the database answers.
 *
 * @throws if it does not
 */
export { pingDatabase } from '@galley/db';
