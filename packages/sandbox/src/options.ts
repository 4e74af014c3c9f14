import type { FaultPlan } from './faults.ts';
import type { LetterKey } from './mailbox/letter-key.ts';
import type { Outcome } from './store/plan-events.ts';

/** How a sandbox behaves; everything but `path` defaults to Resend's own behaviour. */
export interface SandboxOptions {
  /** The ledger's file, or `:memory:`. Several processes may open the same file. */
  readonly path: string;
  /** Used for the age of idempotency keys, quotas and due events. */
  readonly clock?: () => Date;
  /** Requests per second; 10 by default, null for no limit. */
  readonly rateLimit?: number | null;
  /** Mails in any 24 hours, as on Resend's free plan; without it, answers have no daily header. */
  readonly dailyQuota?: number;
  /** Mails per UTC month. */
  readonly monthlyQuota?: number;
  /** Where events are posted. Without it they wait for `setWebhook`. */
  readonly webhook?: WebhookTarget;
  /** Sender domains that count as verified; all of them by default. */
  readonly domains?: readonly string[];
  /**
   * Refuses recipients at `example.com` and `test.com` with a 422, as Resend does. Off by default,
   * because people try Galley with example addresses; the contract tests turn it on.
   */
  readonly refuseExampleDomains?: boolean;
  /** Decides how mail to an address ends; null leaves that to Resend's test addresses. */
  readonly outcome?: (address: string) => Outcome | null;
  /** Signs what somebody writes in the mailbox; without it, nobody does. */
  readonly letterKey?: LetterKey;
  /** The domain whose mail comes back in: what is sent to it is received. */
  readonly receivingDomain?: string | null;
  /** Chooses a fault for each request. */
  readonly faults?: FaultPlan;
}

export interface WebhookTarget {
  readonly url: string;
  /** `whsec_` and Base64. */
  readonly secret: string;
}

/** Finds what readers call some issues ("The Long Read, issue 4") by the ids in mails' tags. */
export type NameIssues = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
