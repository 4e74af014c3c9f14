import type { SendingProgress } from '@galley/contract/issue';
import type { SendingProgressRow } from '@galley/db';

/** A shorter span says nothing about the speed: the first batches come at once. */
const SHORTEST_SPAN = 1;

/** Turns what was read about an issue on its way into the contract's shape. */
export function presentProgress(row: SendingProgressRow): SendingProgress {
  const { id, state, isFrozen, audience, accepted, rejected, uncertain, pending, at } = row;
  const perSecond = state === 'sending' ? speedOf(row) : null;
  return {
    issue: id,
    state,
    audience,
    isFrozen,
    accepted,
    rejected,
    uncertain,
    excluded: audience - accepted - rejected - uncertain - pending,
    pending,
    perSecond,
    secondsLeft: perSecond !== null && isFrozen ? Math.ceil(pending / perSecond) : null,
    at: at.toISOString(),
  };
}

function speedOf({ lately, latelySeconds }: SendingProgressRow): number | null {
  if (lately === 0 || latelySeconds === null) return null;
  return Math.round((lately / Math.max(SHORTEST_SPAN, latelySeconds)) * 10) / 10 || null;
}
