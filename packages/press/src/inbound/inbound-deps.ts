import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';

/** What the steps about incoming mail need from their process. */
export interface InboundDeps extends SubscriptionDeps {
  readonly publicUrl: string;
  /** The domain of our addresses. */
  readonly inboundDomain: string;
}
