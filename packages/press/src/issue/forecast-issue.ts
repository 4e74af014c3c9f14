import type * as contract from '@galley/contract/issue';
import type { Actor } from '@galley/core/editor';
import { forecastSend, type SendForecast } from '@galley/core/delivery';
import {
  countAudience,
  deliveryCounts,
  openBatches,
  readSendingConditions,
  type DeliveryCounts,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { iso } from '../iso.ts';
import { audienceOfIssue } from './audience-of-issue.ts';
import { findIssueFor, type FindIssue, type IssueRef, type IssueRefusal } from './find-issue.ts';

export type ForecastDeps = Pick<PressDeps, 'db' | 'clock'>;

/** Forecasts sending an issue now, or finishing one that is being sent. */
export async function forecastIssue(
  deps: ForecastDeps,
  actor: Actor,
  input: IssueRef & { readonly requestsPerSecond?: number | undefined },
): Promise<{ readonly kind: 'ok'; readonly forecast: contract.SendForecast } | IssueRefusal> {
  const found = await findIssueFor(deps, actor, 'see-newsletter', input);
  if (found.kind !== 'found') return found;
  const { number, state } = found.issue;
  const { resumesAt, endsAt, ...forecast } = await foreseeFound(
    deps,
    found,
    input.requestsPerSecond,
  );
  const timeZone = found.newsletter.time_zone;
  return {
    kind: 'ok',
    forecast: {
      number,
      state,
      timeZone,
      ...forecast,
      resumesAt: iso(resumesAt),
      endsAt: iso(endsAt),
    },
  };
}

async function foreseeFound(
  deps: ForecastDeps,
  found: Extract<FindIssue, { kind: 'found' }>,
  rate: number | undefined,
): Promise<SendForecast> {
  const { issue } = found;
  if (issue.state === 'sent' || issue.state === 'cancelled') {
    return foresee(deps, { readers: 0, batches: 0 }, rate);
  }
  return issue.frozen_at === null
    ? foresee(deps, await countAudience(deps.db, audienceOfIssue(found, deps.clock())), rate)
    : forecastRemainder(deps, issue.id, await deliveryCounts(deps.db, issue.id), rate);
}

/** Forecasts the rest of an issue whose audience is frozen, at the rate of its last minute. */
export async function forecastRemainder(
  deps: ForecastDeps,
  issueId: string,
  counts: DeliveryCounts,
  requestsPerSecond?: number,
): Promise<SendForecast> {
  const { batches, perSecond } = await openBatches(deps.db, issueId);
  const left = { readers: counts.pending, batches };
  return foresee(deps, left, requestsPerSecond ?? perSecond ?? undefined);
}

/** Forecasts sending to this many readers now, at the shared rate unless another is given. */
export async function foresee(
  { db, clock }: ForecastDeps,
  left: { readonly readers: number; readonly batches?: number },
  requestsPerSecond?: number,
): Promise<SendForecast> {
  const conditions = await readSendingConditions(db);
  return forecastSend({
    ...conditions,
    readers: left.readers,
    ...(left.batches !== undefined && { batches: left.batches }),
    perSecond: requestsPerSecond ?? conditions.perSecond,
    now: clock(),
  });
}
