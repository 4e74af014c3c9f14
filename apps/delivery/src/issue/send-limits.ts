/** How one process sends issues. */
export interface SendLimits {
  /** The most time for one call, from the first byte to the last. */
  readonly timeoutMs: number;
  /** Renewed while a call is under way; also how long a killed process holds up its batches. */
  readonly leaseSeconds: number;
  /** How many calls may be under way at once. */
  readonly lanes: number;
  /** How many readers one transaction freezes. */
  readonly audienceChunk: number;
}

export const SEND_LIMITS: SendLimits = {
  timeoutMs: 30_000,
  leaseSeconds: 10,
  lanes: 8,
  audienceChunk: 10_000,
};

/** On a cluster a transaction costs more, so more lanes share each. */
export const CLUSTER_LANES = 4 * SEND_LIMITS.lanes;
