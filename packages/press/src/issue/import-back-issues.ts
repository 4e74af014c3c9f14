import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { localDate, slotOn } from '@galley/core/newsletter';
import {
  articleKeyOf,
  makeSlugUnique,
  reviewSlug,
  sameArticle,
  type Review,
} from '@galley/core/review';
import {
  archiveIssue,
  insertIssue,
  insertReview,
  listIssueRows,
  listSlugsLike,
  lockNewsletter,
  replaceIssueReviews,
  replaceRenditions,
  saveLastNumber,
  type Database,
  type NewsletterRow,
  type Transaction,
} from '@galley/db';
import { composeIssue, type ComposedIssue } from '../compile/compose-issue.ts';
import { draftContent, type DraftContent } from '../compile/draft-content.ts';
import { keyColumns } from '../compile/key-columns.ts';
import { scheduleOf } from '../compile/schedule-of.ts';
import { recordNewsletterAct } from '../door/record-act.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { writeVersion } from '../review/record-version.ts';

/** A review and the day on which a blog published it. */
export interface DatedReview {
  readonly review: Review;
  readonly postedOn: string;
}

/** An issue of the past: it is in the archive, and was never sent to anybody. */
export interface BackIssue {
  readonly number: number;
  readonly date: string;
  readonly reviews: readonly string[];
}

export type ImportBackIssues =
  | {
      readonly kind: 'imported';
      readonly issues: readonly BackIssue[];
      /** Titles of reviews whose article the file has already reviewed. */
      readonly repeated: readonly string[];
    }
  | RefusalOf<'invalid'>
  | NewsletterRefusal;

/**
 * Adds the reviews of another program as issues of the past, one for each day: all or none. They are
 * `sent` with an audience of nobody, so no mail ever leaves. Only a newsletter that has no issue
 * takes them, because its numbers count up from the first.
 */
export async function importBackIssues(
  deps: PressDeps,
  actor: Actor,
  input: {
    readonly newsletter: string | null;
    readonly reviews: readonly DatedReview[];
    /** Says which issues there would be, and stores nothing. */
    readonly dryRun: boolean;
  },
): Promise<ImportBackIssues> {
  const found = await findNewsletterFor(deps, actor, 'import-back-issues', input.newsletter);
  if (found.kind !== 'found') return found;
  const { newsletter } = found;
  const now = deps.clock();
  if ((await listIssueRows(deps.db, newsletter.id)).length > 0) return hasIssues();
  const today = localDate(newsletter.time_zone, now);
  const future = input.reviews.find(({ postedOn }) => postedOn > today);
  if (future !== undefined) return invalid(`found the day ${future.postedOn}, expected a past one`);
  const { kept, repeated } = withoutRepeated(input.reviews);
  const planned = await planIssues(deps, newsletter, kept, now);
  const issues = planned.map(({ content }) => ({
    number: content.number,
    date: content.date,
    reviews: content.reviews.map(({ review }) => review.title),
  }));
  if (input.dryRun) return { kind: 'imported', issues, repeated };
  return deps.db.transaction().execute(async (trx): Promise<ImportBackIssues> => {
    await lockNewsletter(trx, newsletter.id);
    if ((await listIssueRows(trx, newsletter.id)).length > 0) return hasIssues();
    await recordNewsletterAct(trx, actor, 'import-back-issues', newsletter.id, now);
    for (const each of planned) await saveBackIssue(trx, actor, each, now);
    await saveLastNumber(trx, newsletter.id);
    return { kind: 'imported', issues, repeated };
  });
}

const invalid = (problem: string): RefusalOf<'invalid'> => ({
  kind: 'invalid',
  problems: [{ field: 'backIssues', problem }],
});

const hasIssues = (): RefusalOf<'invalid'> =>
  invalid('found a newsletter with issues, expected one without: back issues come before them');

function withoutRepeated(reviews: readonly DatedReview[]) {
  const kept: DatedReview[] = [];
  const repeated: string[] = [];
  const byTitle = new Set<string>();
  const byUrl = new Set<string>();
  for (const each of reviews.toSorted((one, other) => compare(one.postedOn, other.postedOn))) {
    const { url, title } = articleKeyOf(each.review);
    const isKnown =
      url === null || !byUrl.has(url)
        ? byTitle.has(title) &&
          kept.some(({ review }) => sameArticle(articleKeyOf(review), { url, title }) !== null)
        : true;
    if (isKnown) repeated.push(each.review.title);
    else kept.push(each);
    byTitle.add(title);
    if (url !== null) byUrl.add(url);
  }
  return { kept, repeated };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

interface PlannedIssue {
  readonly content: DraftContent;
  readonly composed: ComposedIssue;
  /** When it was out. */
  readonly at: Date;
}

/** Renders the issues, which is slow, before any lock is taken. */
async function planIssues(
  deps: PressDeps,
  newsletter: NewsletterRow,
  reviews: readonly DatedReview[],
  now: Date,
): Promise<readonly PlannedIssue[]> {
  const taken = new Set<string>();
  const planned: PlannedIssue[] = [];
  const days = Map.groupBy(reviews, ({ postedOn }) => postedOn);
  for (const [date, its] of days) {
    const number = planned.length + 1;
    const named: { id: string; slug: string; review: Review }[] = [];
    for (const { review } of its) {
      const base = reviewSlug(review.title, review.publishedOn);
      const slug = makeSlugUnique(
        base,
        new Set([...(await listSlugsLike(deps.db, base)), ...taken]),
      );
      taken.add(slug);
      named.push({ id: slug, slug, review });
    }
    const drafted = draftContent({
      newsletter,
      issue: null,
      number,
      dueAt: null,
      dateWish: 'keep',
      reviews: named,
      now,
    });
    const content = { ...drafted, date };
    const composed = await composeIssue(deps, content);
    const due = slotOn(scheduleOf(newsletter), date).dueAt;
    planned.push({ content, composed, at: due < now ? due : now });
  }
  return planned;
}

async function saveBackIssue(
  trx: Transaction<Database>,
  actor: Actor,
  { content, composed, at }: PlannedIssue,
  now: Date,
): Promise<void> {
  const { newsletter, number, date, subject, preheader } = content;
  const issue = await insertIssue(trx, {
    newsletter_id: newsletter.id,
    number,
    slot_due_on: null,
    due_at: null,
    dated_on: date,
    best_of: null,
    state: 'sent',
    subject,
    preheader,
    note: null,
    sender: composed.sender,
    reply_to: composed.replyTo,
    content_hash: composed.contentHash,
    approved_hash: composed.contentHash,
    approved_at: at,
    released_at: at,
    frozen_at: at,
    sent_at: at,
    created_at: now,
    updated_at: now,
  });
  const rows: { id: string; slug: string; review: Review }[] = [];
  for (const { slug, review } of content.reviews) {
    const row = await insertReview(trx, {
      newsletter_id: newsletter.id,
      slug,
      document: JSON.stringify(review),
      ...keyColumns(review),
      state: 'featured',
      position: null,
      queued_at: at,
      created_at: now,
      updated_at: now,
    });
    if (row === undefined) throw new Error(`the address ${slug} was taken meanwhile: import again`);
    const text = { document: review, version: row.version, what: 'queued' } as const;
    await writeVersion(trx, actor, row.id, text, now);
    rows.push({ id: row.id, slug, review });
  }
  const idOf = (slug: string): string => rows.find((row) => row.slug === slug)?.id ?? slug;
  await replaceIssueReviews(
    trx,
    issue.id,
    rows.map(({ id, review }, index) => ({
      id,
      review,
      extent: composed.extents[index] ?? 'full',
      featuredIn: null,
    })),
  );
  await replaceRenditions(trx, issue.id, {
    ...composed,
    renditions: composed.renditions.map((each) => ({ ...each, reviews: each.reviews.map(idOf) })),
  });
  await archiveIssue(trx, { issueId: issue.id, language: newsletter.language });
}
