import type { Actor } from '@galley/core/editor';
import type * as contract from '@galley/contract/issue';
import type { PreflightInput, PreflightReport, Rendition } from '@galley/core/issue';
import {
  countReaders,
  listFeaturedArticles,
  listIssueReviews,
  listRenditions,
  listRuleSettings,
  type IssueReviewRow,
  type IssueRow,
} from '@galley/db';
import type { Newsletter } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, type IssueRef, type IssueRefusal } from './find-issue.ts';
import { foresee } from './forecast-issue.ts';
import { gatherOutsideFacts, type Asking } from './gather-outside-facts.ts';

/**
 * Checks the stored bytes of an issue against every preflight rule. Checks links and DNS too,
 * unless told to use stored results.
 */
export async function preflightIssue(
  deps: PressDeps,
  actor: Actor,
  { asking = 'ask', ...ref }: IssueRef & { readonly asking?: Asking },
): Promise<{ readonly kind: 'ok'; readonly report: contract.PreflightReport } | IssueRefusal> {
  const found = await findIssueFor(deps, actor, 'see-newsletter', ref);
  if (found.kind !== 'found') return found;
  const report = await runPreflight(deps, found.newsletter, found.issue, asking);
  return { kind: 'ok', report: presentReport(found.issue, report) };
}

/** Turns a report into the contract's shape. */
export const presentReport = (
  { number, content_hash: contentHash }: IssueRow,
  report: PreflightReport,
): contract.PreflightReport => ({ number, contentHash, ...report });

export async function runPreflight(
  deps: PressDeps,
  newsletter: Newsletter,
  issue: IssueRow,
  asking: Asking = 'remember',
): Promise<PreflightReport> {
  const { id: issueId, number, sender, subject } = issue;
  const isBestOf = issue.best_of !== null;
  const renditions = await listRenditions(deps.db, issueId);
  const reviews = await listIssueReviews(deps.db, issueId);
  return checkContent(
    deps,
    newsletter,
    { issueId, number, sender, subject, isBestOf, renditions, reviews },
    asking,
  );
}

/** The content of a stored or unsaved issue. */
export interface CheckedContent {
  /** Null until an issue is stored. */
  readonly issueId: string | null;
  readonly number: number;
  readonly sender: string | null;
  readonly subject: string;
  readonly isBestOf: boolean;
  readonly renditions: readonly Rendition[];
  readonly reviews: readonly IssueReviewRow[];
}

/** Checks content against every preflight rule. */
export async function checkContent(
  deps: PressDeps,
  newsletter: Newsletter,
  content: CheckedContent,
  asking: Asking = 'remember',
): Promise<PreflightReport> {
  // Reading HTML loads a library that most steps never need.
  const { preflight, readMail } = await import('@galley/core/issue/preflight');
  const { issueId, sender, renditions } = content;
  const featured = new Map(
    issueId === null
      ? []
      : (await listFeaturedArticles(deps.db, issueId)).map((each) => [
          each.reviewId,
          each.issueNumber,
        ]),
  );
  const readers = await countReaders(deps.db, newsletter.id);
  const reviews = content.reviews.map((row) => ({
    review: row.document,
    ref: row.id,
    extent: row.extent,
    featuredIn: featured.get(row.id) ?? null,
    // Once it is released, nothing can be applied.
    hasUnapplied: row.state === 'compiled' && row.pending !== null,
  }));
  const mails = renditions.map(({ html }) => readMail(html));
  const input: PreflightInput = {
    place: { kind: issueId === null ? 'queue' : 'issue', number: content.number },
    newsletter: {
      title: newsletter.title,
      postalAddress: newsletter.postal_address,
      language: newsletter.language,
    },
    sender,
    subject: content.subject,
    isBestOf: content.isBestOf,
    reviews,
    renditions,
    publicUrl: deps.publicUrl,
    providerUrl: deps.providerUrl,
    readers,
    forecast: await foresee(deps, { readers }),
    outside: await gatherOutsideFacts(deps, { reviews, mails, sender }, asking),
    ruleSettings: await listRuleSettings(deps.db, newsletter.id),
  };
  return preflight(input, mails);
}
