import type { StampValues } from './mail-template.ts';

export interface BatchIdentity {
  readonly installation: string;
  readonly issueId: string;
  readonly ordinal: number;
  readonly epoch: number;
}

/**
 * The `Idempotency-Key` of a batch (1 to 256 characters, Resend's idempotency keys page). It is
 * derived from the plan, never random: a freeze that was lost in a failover comes back under the
 * same key and collides instead of repeating mail. The epoch moves only when the members must
 * change after every attempt was provably refused.
 */
export const idempotencyKey = (batch: BatchIdentity): string =>
  `${batch.installation}/${batch.issueId}/${batch.ordinal}/${batch.epoch}`;

/**
 * The input of `batch.content_hash`: everything that decides the bytes of the body, without the
 * body. The issue's content hash includes `sender` and `replyTo`.
 */
export const batchHashInput = (contentHash: string, readers: readonly StampValues[]): string =>
  JSON.stringify([
    contentHash,
    readers.map((reader) => [reader.to, reader.token, reader.subscriber]),
  ]);
