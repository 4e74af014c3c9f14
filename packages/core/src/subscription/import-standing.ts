import { SUPPRESSION_STRENGTH, type SuppressionReason } from '../feedback/index.ts';
import type { SubscriptionStatus } from './subscription-status.ts';

/**
 * A person's standing in an import file. `status` is null if the file only says that the address
 * must not be mailed. People who bounced or complained also count as unsubscribed: lifting the
 * suppression alone mails nobody.
 */
export interface ImportStanding {
  readonly status: SubscriptionStatus | null;
  readonly suppression: SuppressionReason | null;
}

export const RECEIVES: ImportStanding = { status: 'confirmed', suppression: null };
/** Never confirmed. */
export const UNCONFIRMED: ImportStanding = { status: 'pending', suppression: null };
export const LEFT: ImportStanding = { status: 'unsubscribed', suppression: null };
export const BOUNCED: ImportStanding = { status: 'unsubscribed', suppression: 'bounce' };
export const COMPLAINED: ImportStanding = { status: 'unsubscribed', suppression: 'complaint' };
/** The earlier provider refused to mail it, for a reason that the file doesn't give. */
export const SUPPRESSED: ImportStanding = { status: 'unsubscribed', suppression: 'provider' };

/** The statuses of an import, the strictest last: the one that means less mail wins. */
export const STATUS_STRICTNESS: readonly SubscriptionStatus[] = [
  'confirmed',
  'pending',
  'unsubscribed',
];

/** Combines two statements about one person: the stricter status, the stronger reason. */
export const stricter = (one: ImportStanding, other: ImportStanding): ImportStanding => ({
  status: strictness(one) >= strictness(other) ? one.status : other.status,
  suppression: strength(one) <= strength(other) ? one.suppression : other.suppression,
});

const strictness = ({ status }: ImportStanding): number =>
  status === null ? -1 : STATUS_STRICTNESS.indexOf(status);

const strength = ({ suppression }: ImportStanding): number =>
  suppression === null ? Infinity : SUPPRESSION_STRENGTH.indexOf(suppression);
