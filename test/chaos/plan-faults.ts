import type { Fault, FaultPlan } from '@galley/sandbox';
import { createRandom } from './random.ts';

/**
 * `many`: about every third call suffers; `lost`: the first answer of every key is lost; `retries`:
 * the first call under a key goes well and later ones hardly ever; `slow-retries`: the first one
 * fails and later ones are answered when nobody waits any more; `refused`: a third are refused for
 * now and leave no doubt; `in-doubt`: half of the first calls are refused for their bytes, which ends their
 * batch in doubt; `rough`: as `many`, without what ends a batch in doubt, and every call takes a while.
 */
export type FaultKind =
  'none' | 'many' | 'lost' | 'retries' | 'slow-retries' | 'refused' | 'in-doubt' | 'rough';

/** No fault takes longer. */
export const LONGEST_FAULT_MS = 1800;

const FAULTY_SHARE = 0.35;
/** Of the faults: the alarm that a key came with other bytes, which ends a batch in doubt. */
const CONFLICT_SHARE = 0.1;
const IN_DOUBT_SHARE = 0.5;

/** The faults of calls that post batches; reading mails back always works. */
export function planFaults(seed: number, kind: FaultKind): FaultPlan {
  const random = createRandom(seed);
  const seen = new Set<string>();
  return ({ method, path, idempotencyKey }) => {
    if (kind === 'none' || method !== 'POST' || !path.endsWith('/emails/batch')) return null;
    const isFirst = !seen.has(idempotencyKey ?? '');
    seen.add(idempotencyKey ?? '');
    if (kind === 'lost') return isFirst ? { when: 'after-accept', what: 'reset' } : null;
    if (kind === 'retries') {
      return isFirst || random.chance(0.1)
        ? null
        : { when: 'before-accept', what: 'error', status: 500 };
    }
    if (kind === 'refused') {
      return random.chance(1 / 3) ? { when: 'before-accept', what: 'error', status: 429 } : null;
    }
    if (kind === 'in-doubt') {
      return isFirst && random.chance(IN_DOUBT_SHARE)
        ? { when: 'before-accept', what: 'conflict', name: 'invalid_idempotent_request' }
        : null;
    }
    if (kind === 'slow-retries') {
      return isFirst
        ? { when: 'before-accept', what: 'error', status: 500 }
        : { when: 'before-accept', what: 'slow', ms: random.between(1000, LONGEST_FAULT_MS) };
    }
    if (!random.chance(FAULTY_SHARE)) {
      return kind === 'rough'
        ? { when: 'before-accept', what: 'slow', ms: random.between(200, 800) }
        : null;
    }
    // Shorter and longer than the sender's patience: after a longer one the mail is accepted
    // although nobody waits for the answer any more.
    const ms = random.between(50, LONGEST_FAULT_MS);
    if (kind === 'many' && random.chance(CONFLICT_SHARE)) {
      const when = random.chance(0.5) ? 'before-accept' : 'after-accept';
      return { when, what: 'conflict', name: 'invalid_idempotent_request' };
    }
    const faults: readonly Fault[] = [
      { when: 'before-accept', what: 'error', status: 500 },
      { when: 'before-accept', what: 'error', status: 429 },
      { when: 'before-accept', what: 'error', status: 429 },
      { when: 'before-accept', what: 'conflict', name: 'concurrent_idempotent_requests' },
      { when: 'before-accept', what: 'conflict', name: 'concurrent_idempotent_requests' },
      { when: 'before-accept', what: 'reset' },
      { when: 'before-accept', what: 'slow', ms },
      { when: 'before-accept', what: 'slow', ms },
      { when: 'before-accept', what: 'hang', ms },
      { when: 'after-accept', what: 'error', status: 500 },
      { when: 'after-accept', what: 'error', status: 502 },
      { when: 'after-accept', what: 'reset' },
      { when: 'after-accept', what: 'truncate' },
      { when: 'after-accept', what: 'hang', ms },
      { when: 'after-accept', what: 'slow', ms },
    ];
    return random.pick(faults) ?? null;
  };
}
