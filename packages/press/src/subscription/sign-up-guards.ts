import type { MailDomain } from '@galley/core/subscription';

/** What an operator sets against abuse, besides the limits. */
export interface SignUpGuards {
  /** Domains that are never taken for disposable, with all that belong to them. */
  readonly allowedDomains?: readonly string[];
  /** True if each form needs a proof of work. */
  readonly proofOfWork?: boolean;
  /** Asks DNS; without it, every domain passes. It must answer within a second or two. */
  readonly lookUpMailDomain?: ((domain: string) => Promise<MailDomain>) | undefined;
}
