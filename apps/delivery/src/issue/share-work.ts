import { recordAccepted, type AcceptedBatch, type SendingIssue } from '@galley/db';
import { gather } from '@galley/runtime';
import { inSpan } from '@galley/trace';
import { claimBatches, type Claim } from './claim-batches.ts';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { searchBatches, type WhereToClaim } from './search-batches.ts';

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
  const { pace } = deps;
  const ids = { 'galley.issue_id': issue.id };
  const search = searchBatches(deps, issue);
  const claim = gather<null, Claim | { readonly kind: 'none' }>(async (asked) => {
    const nothing = asked.map(() => ({ kind: 'none' }) as const);
    const isLimited = pace.isLimited();
    // A turn without a batch to send would be lost for issues that have one.
    if (isLimited && (await search.next(true)) === null) return nothing;
    if (!(await pace.turn(signal))) return nothing;
    const limit = isLimited ? 1 : asked.length;
    let claims: readonly Claim[] = [];
    // Another process may hold all that is due, so it is looked up once at most.
    for (let isFresh = false; claims.length === 0;) {
      const where = await search.next();
      if (where === null) return nothing;
      isFresh ||= where.isFresh;
      claims = await claimThere(where, limit);
      const isLast = claims.length < limit && !search.exhausted(where.bucket);
      if (claims.length === 0 && isLast && isFresh) return nothing;
    }
    // A lane that got no batch retries: this claim may not have taken all that were due.
    return asked.map((_, index) => claims[index] ?? ({ kind: 'settled' } as const));
  });
  const claimThere = (where: WhereToClaim, limit: number) =>
    inSpan('claim batches', ids, () => claimBatches(deps, issue, { ...where, limit }), {
      root: true,
    });
  const accept = gather<AcceptedBatch, null>(async (batches) => {
    await inSpan('record accepted batches', ids, () => recordByBucket(deps, issue.id, batches), {
      root: true,
    });
    return batches.map(() => null);
  });
  return {
    claim: () => claim(null),
    async accept(batch) {
      await accept(batch);
    },
  };
}

/** Each bucket's in a transaction of its own, so that it lies on one machine. */
async function recordByBucket(
  { db }: DeliveryDeps,
  issueId: string,
  batches: readonly AcceptedBatch[],
): Promise<void> {
  for (const [bucket, its] of Map.groupBy(batches, ({ attempt }) => attempt.bucket)) {
    await db.transaction().execute((trx) => recordAccepted(trx, { issueId, bucket }, its));
  }
}
