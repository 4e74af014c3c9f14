import { readFeedback, type Feedback } from '@galley/core/feedback';
import {
  applyToDelivery,
  lockSubscribers,
  lockWaitingEvents,
  markApplied,
  suppressSubscriber,
  type Database,
  type Kysely,
  type SuppressionReason,
  type Transaction,
} from '@galley/db';

const CHUNK = 200;

/**
 * Applies stored provider events: what was delivered, bounced or complained about, and which
 * address must not be mailed again. Order and repeats make no difference.
 *
 * @returns how many events were looked at
 */
export async function applyFeedback(db: Kysely<Database>, installation: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const events = await lockWaitingEvents(trx, CHUNK);
    if (events.length === 0) return 0;
    const feedback = events
      .map((event) => readFeedback(event.payload, installation))
      .filter((one) => one !== null);
    const suppressions = feedback.flatMap((one) => {
      const why = suppressionOf(one);
      return why === null ? [] : [{ ...why, subscriberId: one.subscriberId }];
    });
    await lockSubscribers(
      trx,
      suppressions.map((one) => one.subscriberId),
    );
    await writeFeedback(trx, feedback, suppressions);
    await markApplied(trx, events);
    return events.length;
  });
}

interface Suppression {
  readonly reason: SuppressionReason;
  readonly detail: string | null;
}

async function writeFeedback(
  trx: Transaction<Database>,
  feedback: readonly Feedback[],
  suppressions: readonly (Suppression & { readonly subscriberId: string })[],
): Promise<void> {
  // In the order of the readers, so that two processes that apply events never wait for each other
  // in a circle.
  const ordered = feedback.toSorted((a, b) =>
    a.subscriberId === b.subscriberId
      ? 0
      : BigInt(a.subscriberId) < BigInt(b.subscriberId)
        ? -1
        : 1,
  );
  for (const one of ordered) await applyToDelivery(trx, one);
  for (const one of suppressions) {
    await suppressSubscriber(trx, one.subscriberId, one.reason, one.detail);
  }
}

/** A permanent bounce, a complaint or the provider's own list end mail to an address at once. */
function suppressionOf(feedback: Feedback): Suppression | null {
  switch (feedback.kind) {
    case 'bounced':
      return feedback.permanent ? { reason: 'bounce', detail: feedback.detail } : null;
    case 'complained':
      return { reason: 'complaint', detail: null };
    case 'suppressed':
      return { reason: 'provider', detail: feedback.detail };
    default:
      return null;
  }
}
