import type { IssueStatus } from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import {
  deliveryCounts,
  readHold,
  troubledDeliveries,
  type DeliveryCounts,
  type IssueRow,
} from '@galley/db';
import { readApprovals } from '../approval/present-approval.ts';
import { refuse } from '../door/allow.ts';
import { iso } from '../iso.ts';
import { findIssueFor, type IssueRef, type IssueRefusal } from './find-issue.ts';
import { forecastRemainder, type ForecastDeps } from './forecast-issue.ts';

/** Reads the state of an issue and of its readers. */
export async function issueStatus(
  deps: ForecastDeps,
  actor: Actor,
  ref: IssueRef,
): Promise<{ readonly kind: 'ok'; readonly status: IssueStatus } | IssueRefusal> {
  const found = await findIssueFor(deps, actor, 'see-newsletter', ref);
  if (found.kind !== 'found') return found;
  const { issue, newsletter } = found;
  const { number, state, reason, resume_at: resumesAt } = issue;
  const counts = await deliveryCounts(deps.db, issue.id);
  const status: IssueStatus = {
    number,
    state,
    held: (await readHold(deps.db)).held,
    reason,
    detail: issue.reason_detail,
    timeZone: newsletter.time_zone,
    counts,
    ...(state === 'sending' &&
      issue.frozen_at !== null && { remaining: await remainder(deps, issue, counts) }),
    ...(state === 'paused' && resumesAt !== null && { resumesAt: resumesAt.toISOString() }),
    approvals: await readApprovals(deps.db, issue),
    overrides: issue.overrides,
    troubled:
      refuse(actor, 'see-readers', newsletter.id) === null
        ? await troubledDeliveries(deps.db, issue.id)
        : null,
  };
  return { kind: 'ok', status };
}

async function remainder(deps: ForecastDeps, issue: IssueRow, counts: DeliveryCounts) {
  const foreseen = await forecastRemainder(deps, issue.id, counts);
  const { readers, batches, seconds, endsAt, quotaLeft } = foreseen;
  const fits = Math.min(quotaLeft.daily ?? Infinity, quotaLeft.monthly ?? Infinity) >= readers;
  const untilSent = ((issue.send_after?.getTime() ?? 0) - deps.clock().getTime()) / 1000;
  return {
    readers,
    batches,
    seconds: seconds + Math.max(0, Math.ceil(untilSent)),
    ...(!fits && { endsAt: iso(endsAt) }),
  };
}
