import type { IssueReport } from '@galley/contract/issue';
import { linkKey, type ClickTally } from '@galley/core/click';
import { countGroups, tallyReport, type DeliveryTally } from '@galley/core/delivery';
import type { Actor } from '@galley/core/editor';
import {
  acceptedByHour,
  tallyClicks,
  tallyDeliveries,
  deliveryCounts,
  findCanaryCopy,
  keepTally,
  leftAfter,
  listDeliveryChanges,
  listLinkedReviews,
  readIssueRow,
  readTally,
  type Database,
  type IssueRow,
  type KeptTally,
  type SendingMark,
  type Transaction,
} from '@galley/db';
import { iso } from '../iso.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, type IssueRef, type IssueRefusal } from './find-issue.ts';

export type ReportIssue =
  { readonly kind: 'reported'; readonly report: IssueReport } | IssueRefusal;

/** Reports what became of an issue: its readers by outcome, and what happened when. */
export async function reportIssue(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  ref: IssueRef,
): Promise<ReportIssue> {
  const found = await findIssueFor({ db }, actor, 'see-newsletter', ref);
  if (found.kind !== 'found') return found;
  const { id } = found.issue;
  const { time_zone: timeZone, slug, title } = found.newsletter;
  const changes = await listDeliveryChanges(db, id);
  // One moment for all else that is read, so that the details add up to the counts.
  const { issue, copy, counted, ...its } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const issue = await readIssueRow(trx, id);
      const copy = await findCanaryCopy(trx, id);
      return { issue, copy, ...(await readCounts(trx, issue, changes)) };
    });
  if (counted !== null) await keepTally(db, id, counted);
  const { number, subject, state } = issue;
  return {
    kind: 'reported',
    report: {
      newsletter: slug,
      newsletterTitle: title,
      number,
      subject,
      state,
      timeZone,
      releasedAt: iso(issue.released_at),
      sentAt: iso(issue.sent_at),
      at: clock().toISOString(),
      canary: copy && { queuedAt: copy.queuedAt.toISOString(), arrivedAt: iso(copy.arrivedAt) },
      ...its,
    },
  };
}

interface Counts extends Pick<IssueReport, 'counts' | 'details' | 'clicks'> {
  /** What to keep for the next report; null if it was kept, or more is about to change. */
  readonly counted:
    (SendingMark & Pick<KeptTally, 'replaces'> & { readonly tally: DeliveryTally }) | null;
}

async function readCounts(
  trx: Transaction<Database>,
  issue: IssueRow,
  changes: readonly string[],
): Promise<Counts> {
  const { id, newsletter_id: newsletterId, released_at: releasedAt, state } = issue;
  // Before the first reader is frozen, there may be no partition.
  if (issue.final_counts !== null || issue.audience === 0 || releasedAt === null) {
    const counts = await deliveryCounts(trx, id);
    return { counts, details: null, clicks: null, counted: null };
  }
  const accepted = await acceptedByHour(trx, id);
  const mark = {
    sentAt: issue.sent_at,
    accepted: accepted.reduce((sum, { readers }) => sum + readers, 0),
  };
  const kept = await readTally(trx, id, mark, changes);
  const tally = kept.tally ?? {
    ...(await tallyDeliveries(trx, id)),
    clicks: await tallyClicks(trx, id),
  };
  const unsubscribed = await leftAfter(trx, { id, newsletterId, releasedAt });
  const { spans, ...told } = tallyReport(tally, { accepted, unsubscribed });
  const isSettled = state === 'sent' || state === 'cancelled';
  return {
    counts: countGroups(tally.groups),
    details: {
      ...told,
      bounceReasons: [...tally.bounces],
      unsubscribed: unsubscribed.reduce((sum, { readers }) => sum + readers, 0),
      spans: spans.map((span) => ({ ...span, at: span.at.toISOString() })),
    },
    clicks: tally.clicks ? await presentClicks(trx, id, tally.clicks) : null,
    counted: isSettled && kept.tally === null ? { ...mark, replaces: kept.replaces, tally } : null,
  };
}

/** Names the review of each link: the article's own, or its page in the archive. */
async function presentClicks(
  trx: Transaction<Database>,
  issueId: string,
  { links, ...its }: ClickTally,
): Promise<IssueReport['clicks']> {
  const reviews = await listLinkedReviews(trx, issueId);
  const nameOf = (url: string): string | null =>
    reviews.find(
      (review) =>
        url.endsWith(`/reviews/${review.slug}`) ||
        (review.url !== null && linkKey(review.url) === url),
    )?.title ?? null;
  return { ...its, links: links.map((link) => ({ ...link, review: nameOf(link.url) })) };
}
