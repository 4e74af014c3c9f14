/** A DNS record that a provider asks for. */
export interface ProviderRecord {
  /** `SPF`, `DKIM`, `Receiving` (MX), … */
  readonly purpose: string;
  readonly type: string;
  /** Relative to the zone. */
  readonly name: string;
  readonly value: string;
  readonly priority: number | null;
  /** `verified`, `pending`, … */
  readonly status: string;
}

/** What the provider says of a domain. */
export type ProviderDomain =
  | {
      readonly kind: 'known';
      readonly status: string;
      readonly records: readonly ProviderRecord[];
      /** Whether it rewrites the links in mails to see clicks; null if it doesn't say. */
      readonly clickTracking: boolean | null;
    }
  /** The account has no domain of that name. */
  | { readonly kind: 'unknown' }
  /** The key may only send. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'no-answer'; readonly why: string };

/** What is known of a sender's domain. */
export interface DomainLook {
  readonly provider: ProviderDomain;
  /** The policy of DMARC, `none` if it has no record; null if nobody could be asked. */
  readonly dmarc: { readonly policy: string | null } | null;
  readonly at: Date;
}

/** Asks the provider and DNS about domains. Never call it inside a transaction. */
export interface SenderDomains {
  /** An answer is kept for a minute. */
  readonly look: (domain: string) => Promise<DomainLook>;
  /** Has the provider check the records again. */
  readonly check: (domain: string) => Promise<DomainLook>;
}
