import type { Actor } from '@galley/core/editor';
import type { IssueState } from '@galley/core/issue';
import { deliveryCounts, type DeliveryCounts } from '@galley/db';
import { findIssueFor, type Issue, type IssueRef, type IssueRefusal } from './find-issue.ts';
import { forecastRemainder, type ForecastDeps } from './forecast-issue.ts';

/** What `galley issue status --json` prints. */
export interface IssueStatus {
  readonly number: number;
  readonly state: IssueState;
  /** Why it is held or paused. */
  readonly reason: string | null;
  readonly counts: DeliveryCounts;
  /** What is left to do; only while it is being sent. */
  readonly remaining?: Remaining;
  /** When a paused issue goes on by itself; only then. */
  readonly resumesAt?: Date;
}

export interface Remaining {
  readonly readers: number;
  readonly batches: number;
  /** At the rate of the last minute, or of the fleet. */
  readonly seconds: number;
}

/** Where an issue stands, and where its readers do. */
export async function issueStatus(
  deps: ForecastDeps,
  actor: Actor,
  ref: IssueRef,
): Promise<
  | {
      readonly kind: 'ok';
      readonly issue: Issue;
      /** The newsletter's. */
      readonly timeZone: string;
      readonly status: IssueStatus;
    }
  | IssueRefusal
> {
  const found = await findIssueFor(deps, actor, 'see-newsletter', ref);
  if (found.kind !== 'found') return found;
  const { issue } = found;
  const { number, state, reason, resume_at: resumesAt } = issue;
  const counts = await deliveryCounts(deps.db, issue.id);
  return {
    kind: 'ok',
    issue,
    timeZone: found.newsletter.time_zone,
    status: {
      number,
      state,
      reason,
      counts,
      ...(state === 'sending' && issue.frozen_at !== null
        ? { remaining: await remainder(deps, issue, counts) }
        : {}),
      ...(state === 'paused' && resumesAt !== null ? { resumesAt } : {}),
    },
  };
}

async function remainder(
  deps: ForecastDeps,
  issue: Issue,
  counts: DeliveryCounts,
): Promise<Remaining> {
  const { readers, batches, seconds } = await forecastRemainder(deps, issue.id, counts);
  const untilSent = ((issue.send_after?.getTime() ?? 0) - deps.clock().getTime()) / 1000;
  return { readers, batches, seconds: seconds + Math.max(0, Math.ceil(untilSent)) };
}
