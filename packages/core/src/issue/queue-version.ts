import type { RankedReview } from './select-reviews.ts';

/**
 * Names the order of a queue: the same for the same reviews in the same order with the same pins.
 * A move names the order that it was made from.
 */
export const queueVersion = (order: readonly Pick<RankedReview, 'id' | 'pinned'>[]): string =>
  fnv(order.map(({ id, pinned }) => `${id}${pinned ? '!' : ''}`).join()).toString(36);

// FNV-1a with 64 bits: it only tells orders apart, so it needn't resist attacks.
const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

function fnv(text: string): bigint {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * PRIME);
  }
  return hash;
}
