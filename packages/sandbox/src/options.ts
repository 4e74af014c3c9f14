import type { FaultPlan } from './faults.ts';
import type { Outcome } from './webhooks/plan-events.ts';

/** How a sandbox behaves; everything but `path` has Resend's own behaviour as its default. */
export interface SandboxOptions {
  /** The ledger's file, or `:memory:`. Several processes may have the same one open. */
  readonly path: string;
  /** Decides on ages of idempotency keys, times of quotas and due events. */
  readonly clock?: () => Date;
  /** Requests per second; 10 by default, null for no limit. */
  readonly rateLimit?: number | null;
  /** Mails in any 24 hours, as on Resend's free plan; without it no daily header is sent. */
  readonly dailyQuota?: number;
  /** Mails per UTC month. */
  readonly monthlyQuota?: number;
  /** Where events are posted; `setWebhook` can name it later. Until then they wait. */
  readonly webhook?: WebhookTarget;
  /** Sender domains that count as verified; all of them by default. */
  readonly domains?: readonly string[];
  /**
   * Resend refuses recipients at `example.com` and `test.com` with a 422. Off by default, because
   * people try Galley with lists of example addresses; the contract tests turn it on.
   */
  readonly refuseExampleDomains?: boolean;
  /** What becomes of mail to an address; null leaves it to Resend's test addresses. */
  readonly outcome?: (address: string) => Outcome | null;
  /** Faults on demand, one decision per request. */
  readonly faults?: FaultPlan;
}

export interface WebhookTarget {
  readonly url: string;
  /** `whsec_` and Base64. */
  readonly secret: string;
}
