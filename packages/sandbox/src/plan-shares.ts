import { FAULT_SHARE_NAMES, type FaultSettings, type FaultShare } from './fault-settings.ts';
import type { Fault, FaultedRequest } from './faults.ts';

const SILENCE_MS = 60_000;

const FAULTS: Readonly<Record<FaultShare, Fault>> = {
  '404': { when: 'before-accept', what: 'error', status: 404 },
  '429': { when: 'before-accept', what: 'error', status: 429 },
  '500': { when: 'before-accept', what: 'error', status: 500 },
  '502': { when: 'before-accept', what: 'error', status: 502 },
  '503': { when: 'before-accept', what: 'error', status: 503 },
  'in-flight': { when: 'before-accept', what: 'conflict', name: 'concurrent_idempotent_requests' },
  'key-conflict': { when: 'before-accept', what: 'conflict', name: 'invalid_idempotent_request' },
  'lost-request': { when: 'before-accept', what: 'reset' },
  'lost-reply': { when: 'after-accept', what: 'reset' },
  'cut-reply': { when: 'after-accept', what: 'truncate' },
  'failed-reply': { when: 'after-accept', what: 'error', status: 500 },
  'silent-reply': { when: 'after-accept', what: 'hang', ms: SILENCE_MS },
};

/**
 * Picks the fault of one request: `chance`, from 0 to 1, falls into one of the shares or none. A
 * request without an idempotency key never gets a conflict of keys.
 */
export function planShares(
  { shares }: FaultSettings,
  request: Pick<FaultedRequest, 'idempotencyKey'>,
  chance: number,
): Fault | null {
  let rest = chance * 100;
  for (const name of FAULT_SHARE_NAMES) {
    const share = shares[name] ?? 0;
    if (rest < share) {
      const fault = FAULTS[name];
      return fault.what === 'conflict' && request.idempotencyKey === null ? null : fault;
    }
    rest -= share;
  }
  return null;
}
