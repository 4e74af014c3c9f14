import type { IssueReport } from '@galley/contract/issue';
import { tallyReport } from '@galley/core/delivery';
import type { Actor } from '@galley/core/editor';
import {
  acceptedByHour,
  deliveryCounts,
  deliveryGroups,
  leftAfter,
  readIssueRow,
  type Database,
  type IssueRow,
  type Kysely,
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
  const { time_zone: timeZone } = found.newsletter;
  // One moment for all that is read, so that the details add up to the counts.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx): Promise<ReportIssue> => {
      const issue = await readIssueRow(trx, id);
      const { number, subject, state } = issue;
      return {
        kind: 'reported',
        report: {
          number,
          subject,
          state,
          timeZone,
          releasedAt: iso(issue.released_at),
          sentAt: iso(issue.sent_at),
          at: clock().toISOString(),
          counts: await deliveryCounts(trx, id),
          details: await readDetails(trx, issue),
        },
      };
    });
}

async function readDetails(
  db: Kysely<Database>,
  { id, newsletter_id: newsletterId, released_at: releasedAt, ...issue }: IssueRow,
): Promise<IssueReport['details']> {
  // Before the first reader is frozen, there may be no partition.
  if (issue.final_counts !== null || issue.audience === 0 || releasedAt === null) return null;
  const groups = await deliveryGroups(db, id);
  const accepted = await acceptedByHour(db, id);
  const unsubscribed = await leftAfter(db, { id, newsletterId, releasedAt });
  const { excluded, bounces, step, spans } = tallyReport(groups, { accepted, unsubscribed });
  return {
    excluded,
    bounces,
    unsubscribed: unsubscribed.reduce((sum, { readers }) => sum + readers, 0),
    step,
    spans: spans.map((span) => ({ ...span, at: span.at.toISOString() })),
  };
}
