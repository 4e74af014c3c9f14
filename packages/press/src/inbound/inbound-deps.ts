import type { Collector } from '@galley/core/collect';
import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';

/** What the steps about incoming mail need from their process. */
export interface InboundDeps extends SubscriptionDeps {
  readonly publicUrl: string;
  /** The domain of our addresses. */
  readonly inboundDomain: string;
  /** Reads the articles that forwarded links lead to; without one, only their addresses are known. */
  readonly collector?: Collector;
}
