import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { fillWithSample, proposePreheader, proposeSubject } from '@galley/core/issue';
import { localDate } from '@galley/core/newsletter';
import type { Review } from '@galley/core/review';
import { listIssuePage, listIssueReviews, type Database, type Kysely } from '@galley/db';
import { readAtOnce } from '../compile/compile-then-save.ts';
import { composeIssue, type IssueContent } from '../compile/compose-issue.ts';
import type { PressDeps } from '../press-deps.ts';
import { findNewsletterFor, type Newsletter, type NewsletterRefusal } from './find-newsletter.ts';
import { settingsOf } from './newsletter-row.ts';

/**
 * Renders a newsletter's latest issue in a theme that isn't saved; a sample review, if there is no
 * issue. Refuses what setting the theme would refuse, in the same words.
 */
export async function lookAtTheme(
  deps: Pick<PressDeps, 'db' | 'clock' | 'publicUrl'>,
  actor: Actor,
  { newsletter: slug, theme }: { readonly newsletter: string; readonly theme: unknown },
): Promise<
  { readonly kind: 'rendered'; readonly html: string } | RefusalOf<'invalid'> | NewsletterRefusal
> {
  const found = await findNewsletterFor(deps, actor, 'set-newsletter', slug);
  if (found.kind !== 'found') return found;
  const { decideSettings } = await import('@galley/core/newsletter/change');
  const decision = decideSettings(settingsOf(found.newsletter), { theme });
  if (decision.kind === 'invalid') {
    const problems = decision.problems.map(({ setting, problem }) => ({ field: setting, problem }));
    return { kind: 'invalid', problems };
  }
  const newsletter = { ...found.newsletter, theme: decision.settings.theme };
  const content =
    (await readAtOnce(deps.db, async (db) => latestIssue(db, newsletter))) ??
    (await sampleIssue(newsletter, deps.clock()));
  const [composed] = (await composeIssue(deps, content)).renditions;
  if (composed === undefined) throw new Error('an issue has a rendition');
  return { kind: 'rendered', html: fillWithSample(composed.rendition).html };
}

async function latestIssue(
  db: Kysely<Database>,
  newsletter: Newsletter,
): Promise<IssueContent | null> {
  const latest = await listIssuePage(db, newsletter.id, { after: null, limit: 10 });
  // An urgent correction has no review to show.
  const issue = latest.find(({ corrects }) => corrects === null);
  if (issue === undefined) return null;
  const reviews = await listIssueReviews(db, issue.id);
  return {
    newsletter,
    number: issue.number,
    date: issue.dated_on,
    subject: issue.subject,
    preheader: issue.preheader,
    note: issue.note,
    bestOf: issue.best_of,
    corrects: null,
    reviews: reviews.map(({ id, slug, document: review, featured_in: featuredIn }) => ({
      id,
      slug,
      review,
      ...(featuredIn === null ? {} : { featuredIn }),
    })),
  };
}

async function sampleIssue(newsletter: Newsletter, now: Date): Promise<IssueContent> {
  const review = await readSample(newsletter.language);
  return {
    newsletter,
    number: 1,
    date: localDate(newsletter.time_zone, now),
    subject: proposeSubject([review]),
    preheader: proposePreheader([review]),
    note: null,
    bestOf: null,
    corrects: null,
    reviews: [{ id: '0', slug: 'sample', review }],
  };
}

/** Reads the sample review in a newsletter's language; few steps need its text and the parsers. */
async function readSample(language: string): Promise<Review> {
  const [{ sampleReviewOf }, { readReview }, { REVIEW_LANGUAGES }] = await Promise.all([
    import('@galley/wording/sample-review'),
    import('@galley/core/review/formats'),
    import('@galley/wording/review-words'),
  ]);
  const bytes = new TextEncoder().encode(sampleReviewOf(language));
  const parsed = readReview({ file: 'sample.txt', bytes, words: REVIEW_LANGUAGES });
  if (parsed.kind === 'invalid') throw new Error('the sample review is no review');
  return parsed.review;
}
