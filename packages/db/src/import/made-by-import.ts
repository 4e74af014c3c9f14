/** How many subscriptions an import makes. */
export interface SubscriptionCounts {
  readonly confirmed: number;
  readonly pending: number;
  readonly unsubscribed: number;
  /** Those whose address the file suppresses, in any status. */
  readonly suppressed: number;
}

export interface ImportCounts extends SubscriptionCounts {
  /** New suppressions, and existing ones that get a stronger reason. */
  readonly suppressions: number;
}
