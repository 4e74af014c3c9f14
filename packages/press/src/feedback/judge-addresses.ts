import { TRANSIENT_LIMIT, judgeBounces, type Feedback } from '@galley/core/feedback';
import {
  latestDeliveries,
  liftTransientSuppressions,
  listTransientBounces,
  recordTransientBounces,
  suppressSubscribers,
  type BounceRecord,
  type Database,
  type Transaction,
} from '@galley/db';

/**
 * Stores temporary bounces, then judges each address with new events. Bounces in several issues in
 * a row suppress it; a delivery in between, even one reported late, lifts that again. The caller
 * holds the subscribers' locks and has written the deliveries.
 *
 * @param places the bucket of each subscriber; bounces of the erased are not kept
 */
export async function judgeAddresses(
  trx: Transaction<Database>,
  feedback: readonly Feedback[],
  places: ReadonlyMap<string, number>,
): Promise<void> {
  const passing = feedback.filter((one) => one.kind === 'bounced' && one.blame === 'moment');
  const delivered = feedback.filter((one) => one.kind === 'delivered');
  const bounces = passing.flatMap((one) => {
    const bucket = places.get(one.subscriberId);
    return bucket === undefined ? [] : [{ ...asBounce(one), bucket }];
  });
  if (bounces.length > 0) await recordTransientBounces(trx, bounces);
  const heardOf = [...new Set([...passing, ...delivered].map((one) => one.subscriberId))];
  if (heardOf.length === 0) return;
  const records = await listTransientBounces(trx, heardOf);
  if (records.length === 0) return;

  const deliveries = await lookUpDeliveries(trx, records);
  const verdicts = records.map(({ subscriberId, bounces }) => ({
    subscriberId,
    ...judgeBounces(bounces, deliveries.get(subscriberId) ?? null),
  }));
  await liftTransientSuppressions(
    trx,
    verdicts.filter(({ kind }) => kind === 'mailable').map(({ subscriberId }) => subscriberId),
  );
  await suppressSubscribers(
    trx,
    verdicts.flatMap((verdict) =>
      verdict.kind === 'given-up'
        ? [{ ...verdict, reason: 'transient-bounce' as const, at: verdict.since }]
        : [],
    ),
  );
}

/** Called only for readers with enough bounces, because it searches every partition. */
async function lookUpDeliveries(
  trx: Transaction<Database>,
  records: readonly BounceRecord[],
): Promise<ReadonlyMap<string, Date>> {
  const often = records.filter(({ bounces }) => bounces.length >= TRANSIENT_LIMIT);
  if (often.length === 0) return new Map();
  const first = Math.min(...often.flatMap(({ bounces }) => bounces.map(({ at }) => at.getTime())));
  return latestDeliveries(
    trx,
    often.map(({ subscriberId }) => subscriberId),
    new Date(first),
  );
}

const asBounce = (one: Feedback) => ({
  subscriberId: one.subscriberId,
  issueId: one.issueId,
  at: one.at,
  detail: 'detail' in one ? one.detail : '',
});
