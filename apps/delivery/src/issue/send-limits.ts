/** How an issue is sent by one process. */
export interface SendLimits {
  /** For one call, from the first byte to the last. */
  readonly timeoutMs: number;
  /** Renewed while a call is under way, so it is also how long a killed process holds a batch up. */
  readonly leaseSeconds: number;
  /** Calls under way at once in one process. */
  readonly lanes: number;
  /** Readers taken into the audience per transaction. */
  readonly audienceChunk: number;
}

export const SEND_LIMITS: SendLimits = {
  timeoutMs: 30_000,
  leaseSeconds: 10,
  lanes: 8,
  audienceChunk: 10_000,
};
