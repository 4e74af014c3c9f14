import type { NewsletterReport } from '@galley/contract/newsletter';
import type { Actor } from '@galley/core/editor';
import { lastWeeks, tallyFeatured } from '@galley/core/newsletter';
import {
  countConfirmed,
  countRefusals,
  countWeeks,
  groupFeatured,
  listSentIssues,
  type Database,
  type Kysely,
} from '@galley/db';
import { iso } from '../iso.ts';
import type { PressDeps } from '../press-deps.ts';
import { findNewsletterFor, type Newsletter, type NewsletterRefusal } from './find-newsletter.ts';

const WEEKS = 26;
const ISSUES = 12;

/** Reports how a newsletter has grown in half a year, and what its issues have featured. */
export async function reportNewsletter(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  input: { readonly newsletter: string | null; readonly by: NewsletterReport['by'] },
): Promise<{ readonly kind: 'reported'; readonly report: NewsletterReport } | NewsletterRefusal> {
  const found = await findNewsletterFor({ db }, actor, 'see-newsletter', input.newsletter);
  if (found.kind !== 'found') return found;
  const { newsletter } = found;
  const now = clock();
  const report = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => readReport(trx, newsletter, input.by, now));
  return { kind: 'reported', report };
}

async function readReport(
  db: Kysely<Database>,
  { id, slug, title, time_zone: timeZone }: Newsletter,
  by: NewsletterReport['by'],
  now: Date,
): Promise<NewsletterReport> {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  const weeks = lastWeeks(today, WEEKS);
  const reported = { newsletterId: id, timeZone, weeks };
  const counts = await countWeeks(db, reported);
  const refusals = await countRefusals(db, reported);
  const { outlets, ratings } = tallyFeatured(await groupFeatured(db, id, by));
  const sent = await listSentIssues(db, id, ISSUES);
  const reasons = Map.groupBy(refusals, ({ reason }) => reason);
  return {
    newsletter: slug,
    title,
    timeZone,
    at: now.toISOString(),
    by,
    readers: await countConfirmed(db, id),
    growth: counts.map(({ week, confirmed, left, suppressed }) => ({
      week,
      confirmed,
      left,
      suppressed,
      net: confirmed - left - suppressed,
    })),
    signUps: counts.map(({ week, asked, answered, atOnce }) => ({
      week,
      asked,
      answered,
      atOnce,
      refused: sum(refusals.filter((one) => one.week === week)),
    })),
    refusals: [...reasons]
      .map(([reason, those]) => ({ reason, count: sum(those) }))
      .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    outlets: [...outlets],
    ratings: ratings.map((one) => ({ ...one, stars: [...one.stars] })),
    issues: sent.map(({ sent_at: sentAt, ...issue }) => ({ ...issue, sentAt: iso(sentAt) })),
  };
}

const sum = (all: readonly { readonly count: number }[]): number =>
  all.reduce((total, { count }) => total + count, 0);
