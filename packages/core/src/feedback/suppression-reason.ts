import type { Feedback } from './feedback.ts';

/** Why an address must not be mailed. Only `transient-bounce` ends by itself. */
export type SuppressionReason =
  'complaint' | 'bounce' | 'provider' | 'by-hand' | 'transient-bounce' | 'erasure';

/**
 * The reasons that may be stored with an address, the strongest first. A stronger one replaces a
 * weaker one, never the reverse, so the order of arrival doesn't matter.
 */
export const SUPPRESSION_STRENGTH: readonly SuppressionReason[] = [
  'complaint',
  'bounce',
  'provider',
  'by-hand',
  'transient-bounce',
];

/** Why an event ends mail to its reader's address at once; null if it does not. */
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
