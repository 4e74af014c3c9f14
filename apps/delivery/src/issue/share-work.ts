import { hasDueBatch, recordAccepted, type AcceptedBatch, type SendingIssue } from '@galley/db';
import { gather } from '@galley/runtime';
import { inSpan } from '@galley/trace';
import { claimBatches, type Claim } from './claim-batches.ts';
import type { DeliveryDeps } from '../delivery-deps.ts';

/** What the lanes of one issue do together, in shared transactions. */
export interface SharedWork {
  /** T1, at a turn of the sending rate: claims the next batch, or none when nothing is due. */
  claim(): Promise<Claim | { readonly kind: 'none' }>;
  /** T2 after a success: records it. */
  accept(batch: AcceptedBatch): Promise<void>;
}

export function shareWork(
  deps: DeliveryDeps,
  issue: SendingIssue,
  signal: AbortSignal,
): SharedWork {
  const { db, pace } = deps;
  const ids = { 'galley.issue_id': issue.id };
  const claim = gather<null, Claim | { readonly kind: 'none' }>(async (asked) => {
    const nothing = asked.map(() => ({ kind: 'none' }) as const);
    // A turn without a batch to send would be lost for issues that have one.
    if (pace.isLimited() && !(await hasDueBatch(db, issue.id))) return nothing;
    if (!(await pace.turn(signal))) return nothing;
    const claims = await inSpan(
      'claim batches',
      ids,
      () => claimBatches(deps, issue, pace.isLimited() ? 1 : asked.length),
      { root: true },
    );
    // A lane that got no batch retries: this claim may not have taken all that were due.
    const rest = claims.length > 0 ? ({ kind: 'settled' } as const) : ({ kind: 'none' } as const);
    return asked.map((_, index) => claims[index] ?? rest);
  });
  const accept = gather<AcceptedBatch, null>(async (batches) => {
    await inSpan(
      'record accepted batches',
      ids,
      () => db.transaction().execute((trx) => recordAccepted(trx, issue.id, batches)),
      { root: true },
    );
    return batches.map(() => null);
  });
  return {
    claim: () => claim(null),
    async accept(batch) {
      await accept(batch);
    },
  };
}
