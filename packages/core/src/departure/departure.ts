import type { SuppressionReason } from '../feedback/suppression-reason.ts';

/**
 * Somebody who no longer wants mail, or must get none, as the log outside the database knows it. `who`
 * is a keyed hash of their canonical address (`erasedAddressKey`).
 */
export type Departure = {
  /** ISO 8601, so that times compare as text. */
  readonly at: string;
  readonly who: string;
} & (
  | { readonly kind: 'left' | 'returned'; readonly newsletter: string }
  | { readonly kind: 'suppressed'; readonly reason: SuppressionReason }
  | { readonly kind: 'lifted' }
  /** Their mail goes to another address since. */
  | { readonly kind: 'moved'; readonly to: string }
);

/** Up to this time nothing is missing from the log, as far as its writer knew. */
export interface LogMark {
  readonly kind: 'began' | 'complete';
  readonly at: string;
}
