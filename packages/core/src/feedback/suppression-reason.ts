import type { Feedback } from './feedback.ts';

/** Why an address must not be mailed. `transient-bounce` alone ends by itself. */
export type SuppressionReason =
  'complaint' | 'bounce' | 'provider' | 'by-hand' | 'transient-bounce' | 'erasure';

/**
 * The reasons that an address itself may be stored with, the strongest first. A stronger one takes
 * the place of a weaker one and never the other way round, so that it doesn't matter which of them
 * was heard of first.
 */
export const SUPPRESSION_STRENGTH: readonly SuppressionReason[] = [
  'complaint',
  'bounce',
  'provider',
  'by-hand',
  'transient-bounce',
];

/** Why an event ends mail to its reader's address at once; null when it does not. */
export function suppressionOf(
  feedback: Feedback,
): { readonly reason: SuppressionReason; readonly detail: string | null } | null {
  switch (feedback.kind) {
    case 'bounced':
      return feedback.blame === 'address' ? { reason: 'bounce', detail: feedback.detail } : null;
    case 'complained':
      return { reason: 'complaint', detail: null };
    case 'suppressed':
      return { reason: 'provider', detail: feedback.detail };
    default:
      return null;
  }
}
