import { renewLease, type AttemptRef } from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';

/**
 * Renews the lease of an attempt while its call is under way. If a renewal fails, another process
 * may try the same bytes under the same key, which is safe.
 */
export function keepLease(deps: DeliveryDeps, attempt: AttemptRef): { stop(): void } {
  const { leaseSeconds } = deps.limits;
  const timer = setInterval(() => {
    renewLease(deps.db, attempt, leaseSeconds).catch((error: unknown) => {
      deps.log.warn({ batchId: attempt.batchId, err: error }, 'could not renew a lease');
    });
  }, leaseSeconds * 333);
  return { stop: () => clearInterval(timer) };
}
