import type { Keyring } from '@galley/core/subscription';
import type { Database, Kysely } from '@galley/db';
import type { BulkSender, Mailer } from '@galley/resend';
import type { Clock, Log } from '@galley/runtime';
import type { Pace } from '../wire/pace.ts';
import type { TemplateCache } from './template-cache.ts';

/** What sending a batch needs. */
export interface Sender {
  readonly db: Kysely<Database>;
  readonly bulk: BulkSender;
  /** For questions about the account's quotas. */
  readonly mailer: Mailer;
  readonly keyring: Keyring;
  readonly installation: string;
  readonly templates: TemplateCache;
  readonly pace: Pace;
  readonly limits: SendLimits;
  readonly worker: string;
  readonly clock: Clock;
  readonly log: Log;
}

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
