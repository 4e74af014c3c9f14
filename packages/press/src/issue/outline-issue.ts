import type { IssueOutline } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import { decideDeparture, queueVersion } from '@galley/core/issue';
import {
  countAudience,
  listIssueCorrections,
  listIssueReviews,
  listOutlinedReviews,
  type Database,
  type Kysely,
  type OutlinedReview,
} from '@galley/db';
import { readAtOnce } from '../compile/compile-then-save.ts';
import { readAudience } from '../compile/read-audience.ts';
import type { PressDeps } from '../press-deps.ts';
import { audienceOfIssue } from './audience-of-issue.ts';
import { findIssueFor, type FindIssue, type IssueRef, type IssueRefusal } from './find-issue.ts';
import { dayOf } from './issue-day.ts';
import { presentIssue } from './present-issue.ts';
import { readFourEyes } from './read-four-eyes.ts';

/**
 * Reads an issue without its mail: its lines, its reviews in order, who gets it, and when it would
 * go out. All of it comes from one snapshot.
 */
export const outlineIssue = async (
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  ref: IssueRef,
): Promise<{ readonly kind: 'ok'; readonly issue: IssueOutline } | IssueRefusal> =>
  readAtOnce(deps.db, async (db) => {
    const found = await findIssueFor({ db }, actor, 'see-newsletter', ref);
    if (found.kind !== 'found') return found;
    return { kind: 'ok', issue: await presentOutline(db, actor, found, deps.clock()) };
  });

/** Reads the outline of an issue in the contract's shape, from one snapshot. */
async function presentOutline(
  db: Kysely<Database>,
  actor: Actor,
  found: Extract<FindIssue, { kind: 'found' }>,
  now: Date,
): Promise<IssueOutline> {
  const { issue, newsletter } = found;
  const reviews = await listOutlinedReviews(db, issue.id);
  const { time_zone: timeZone, is_sample: isSample } = newsletter;
  const departure = decideDeparture({
    ...dayOf(issue, newsletter),
    datedOn: issue.dated_on,
    hasClock: !isSample,
    now,
  });
  return {
    ...presentIssue(issue),
    newsletter: newsletter.slug,
    newsletterTitle: newsletter.title,
    language: newsletter.language,
    timeZone,
    isSample,
    subjectIsSet: issue.subject_is_set,
    preheaderIsSet: issue.preheader_is_set,
    reviews: reviews.map(presentReview),
    order: queueVersion(reviews),
    corrections: await readCarried(db, found, now),
    readers: (await countAudience(db, audienceOfIssue(found, now))).readers,
    undoSeconds: newsletter.undo_window_seconds,
    departure:
      departure?.kind === 'at-slot' ? { ...departure, at: departure.at.toISOString() } : departure,
    fourEyes: await readFourEyes(db, actor, found),
    now: now.toISOString(),
  };
}

/** The corrections that an issue carries; few have any, and only those are counted by rendition. */
async function readCarried(
  db: Kysely<Database>,
  { issue, newsletter }: Extract<FindIssue, { kind: 'found' }>,
  now: Date,
): Promise<IssueOutline['corrections']> {
  const carried = await listIssueCorrections(db, issue.id);
  if (carried.length === 0) return [];
  const held = await listIssueReviews(db, issue.id);
  const reviews = held.map(({ id, document: review }) => ({ id, review }));
  const { renditions } = await readAudience(db, { newsletter, issue, reviews, now });
  return carried.map(({ id, reviewId, title, note, toEverybody }) => ({
    id,
    reviewId,
    title,
    note,
    readers: renditions
      .filter(({ corrections }) => corrections.includes(id))
      .reduce((sum, { readers }) => sum + readers, 0),
    toEverybody,
  }));
}

const presentReview = ({ head, isPending, ...its }: OutlinedReview) => ({
  ...its,
  title: head.title,
  outlet: head.outlet,
  rating: head.rating,
  pending: isPending,
});
