import type { Actor } from '@galley/core/editor';
import type * as contract from '@galley/contract/issue';
import {
  FULL_RENDITION,
  type PreflightInput,
  type PreflightReport,
  type Rendition,
} from '@galley/core/issue';
import {
  listFeaturedArticles,
  listIssueReviews,
  listRenditions,
  listRuleSettings,
  type IssueReviewRow,
  type IssueRow,
} from '@galley/db';
import { readAudience, type AudienceFacts } from '../compile/read-audience.ts';
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
  const { id: issueId, number, sender, subject, note } = issue;
  const isBestOf = issue.best_of !== null;
  const renditions = await listRenditions(deps.db, issueId);
  const reviews = await listIssueReviews(deps.db, issueId);
  const audience = await readAudience(deps.db, {
    newsletter,
    issue,
    reviews: reviews.map((row) => ({ id: row.id, review: row.document })),
    now: deps.clock(),
  });
  return checkContent(
    deps,
    newsletter,
    { issueId, number, sender, subject, note, isBestOf, renditions, reviews, audience },
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
  readonly note: string | null;
  readonly isBestOf: boolean;
  readonly renditions: readonly Rendition[];
  readonly reviews: readonly IssueReviewRow[];
  readonly audience: AudienceFacts;
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
  const { readers } = content.audience;
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
      topics: newsletter.topics,
      topicKeys: newsletter.topic_keys,
      language: newsletter.language,
    },
    sender,
    subject: content.subject,
    note: content.note,
    isBestOf: content.isBestOf,
    reviews,
    renditions,
    parts: new Map(
      content.audience.renditions
        .filter(({ key }) => key !== FULL_RENDITION)
        .map(({ key, chosen, reviews: refs }) => [key, { chosen, refs }]),
    ),
    publicUrl: deps.publicUrl,
    providerUrl: deps.providerUrl,
    readers,
    forecast: await foresee(deps, { readers }),
    outside: await gatherOutsideFacts(deps, { reviews, mails, sender }, asking),
    ruleSettings: await listRuleSettings(deps.db, newsletter.id),
  };
  return preflight(input, mails);
}
