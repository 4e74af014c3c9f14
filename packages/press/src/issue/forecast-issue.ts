import type { Actor } from '@galley/core/editor';
import { forecastSend, type SendForecast } from '@galley/core/issue';
import {
  countReaders,
  deliveryCounts,
  openBatches,
  readSendingConditions,
  type DeliveryCounts,
} from '@galley/db';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, type Issue, type IssueRef, type IssueRefusal } from './find-issue.ts';

export type ForecastDeps = Pick<PressDeps, 'db' | 'clock'>;

/** What sending an issue to its readers would take now, or what is left to do of one on its way. */
export async function forecastIssue(
  deps: ForecastDeps,
  actor: Actor,
  input: IssueRef & { readonly requestsPerSecond?: number | undefined },
): Promise<
  | {
      readonly kind: 'ok';
      readonly issue: Issue;
      /** The newsletter's. */
      readonly timeZone: string;
      readonly forecast: SendForecast;
    }
  | IssueRefusal
> {
  const found = await findIssueFor(deps, actor, 'see-newsletter', input);
  if (found.kind !== 'found') return found;
  const { issue, newsletter } = found;
  const timeZone = newsletter.time_zone;
  const rate = input.requestsPerSecond;
  if (issue.state === 'sent' || issue.state === 'cancelled') {
    const nothing = await foresee(deps, { readers: 0, batches: 0 }, rate);
    return { kind: 'ok', issue, timeZone, forecast: nothing };
  }
  const forecast =
    issue.frozen_at === null
      ? await foresee(deps, { readers: await countReaders(deps.db, newsletter.id) }, rate)
      : await forecastRemainder(deps, issue.id, await deliveryCounts(deps.db, issue.id), rate);
  return { kind: 'ok', issue, timeZone, forecast };
}

/** What is left of an issue whose audience is taken, at the rate of its last minute. */
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

/** What sending to so many readers meets with now, at the fleet's rate unless another is named. */
export async function foresee(
  { db, clock }: ForecastDeps,
  left: { readonly readers: number; readonly batches?: number },
  requestsPerSecond?: number,
): Promise<SendForecast> {
  const conditions = await readSendingConditions(db);
  return forecastSend({
    ...conditions,
    ...left,
    perSecond: requestsPerSecond ?? conditions.perSecond,
    now: clock(),
  });
}
