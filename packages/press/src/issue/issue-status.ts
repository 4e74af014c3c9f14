import { forecast, type Forecast, type IssueState } from '@galley/core/issue';
import { countReaders, deliveryCounts, type DeliveryCounts } from '@galley/db';
import type { NoNewsletter } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssue, type Issue, type IssueRef, type NoIssue } from './find-issue.ts';

/** What `galley issue status --json` prints. */
export interface IssueStatus {
  readonly number: number;
  readonly state: IssueState;
  /** Why it is held or paused. */
  readonly reason: string | null;
  readonly counts: DeliveryCounts;
}

/** Where an issue stands, and where its readers do. */
export async function issueStatus(
  deps: Pick<PressDeps, 'db'>,
  ref: IssueRef,
): Promise<
  | { readonly kind: 'ok'; readonly issue: Issue; readonly status: IssueStatus }
  | NoIssue
  | NoNewsletter
> {
  const found = await findIssue(deps.db, ref);
  if (found.kind !== 'found') return found;
  const { issue } = found;
  const { number, state, reason } = issue;
  const counts = await deliveryCounts(deps.db, issue.id);
  return { kind: 'ok', issue, status: { number, state, reason, counts } };
}

/** What sending an issue to its readers would take now. */
export async function forecastIssue(
  deps: Pick<PressDeps, 'db'>,
  input: IssueRef & { readonly requestsPerSecond?: number | undefined },
): Promise<
  | { readonly kind: 'ok'; readonly issue: Issue; readonly forecast: Forecast }
  | NoIssue
  | NoNewsletter
> {
  const found = await findIssue(deps.db, input);
  if (found.kind !== 'found') return found;
  const readers = await countReaders(deps.db, found.newsletter.id);
  return {
    kind: 'ok',
    issue: found.issue,
    forecast: forecast(readers, input.requestsPerSecond),
  };
}
