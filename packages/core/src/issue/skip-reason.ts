/** Why a slot gets no issue; docs/reasons.md says what to do about each. */
export const SKIP_REASONS = [
  'empty',
  'all-held',
  'too-few',
  'nothing-rated',
  'made-by-hand',
  'missed',
  'restored',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why the queue can't fill a slot. */
export type ShortageReason = 'empty' | 'all-held' | 'too-few';
/** Why a month gets no best-of at its slot: nothing to show, or a person has made it already. */
export type BestOfSkipReason = 'nothing-rated' | 'made-by-hand';

/** What the queue contained for a slot that it could not fill. */
export interface Shortage {
  /** Reviews queued before the cut-off. */
  readonly ready: number;
  readonly minimum: number;
  readonly held: number;
}

/** Names the shortage of a slot for which fewer reviews than the minimum are ready. */
export function shortageReason({ ready, held }: Shortage): ShortageReason {
  if (ready > 0) return 'too-few';
  return held > 0 ? 'all-held' : 'empty';
}
