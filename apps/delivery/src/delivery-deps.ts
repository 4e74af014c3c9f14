import type { Keyring } from '@galley/core/subscription';
import { installationId, type Database, type Kysely } from '@galley/db';
import { createBulkSender, createMailer, type BulkSender, type Mailer } from '@galley/resend';
import type { Clock, Log } from '@galley/runtime';
import type { DeliveryOptions } from './delivery-options.ts';
import { SEND_LIMITS, type SendLimits } from './issue/send-limits.ts';
import { createTemplateCache, type TemplateCache } from './issue/template-cache.ts';
import { createPace, type Pace } from './wire/pace.ts';

/** What delivery needs from outside to send issues and notices and to ask Resend. */
export interface DeliveryDeps {
  readonly db: Kysely<Database>;
  /** For batches. */
  readonly bulk: BulkSender;
  /** For single mails, and for questions about mails and quotas. */
  readonly mailer: Mailer;
  readonly keyring: Keyring;
  readonly installation: string;
  readonly publicUrl: string;
  readonly templates: TemplateCache;
  readonly pace: Pace;
  readonly limits: SendLimits;
  readonly worker: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the connections to Resend and puts together what delivery needs; `close` ends them. */
export async function openDeliveryDeps(
  options: DeliveryOptions,
): Promise<DeliveryDeps & { close(): Promise<void> }> {
  const { db, apiKey, baseUrl, keyring, publicUrl, clock, log, worker } = options;
  const limits = { ...SEND_LIMITS, ...options.limits };
  const installation = await installationId(db);
  const bulk = createBulkSender({
    apiKey,
    baseUrl,
    timeoutMs: limits.timeoutMs,
    connections: limits.lanes,
  });
  return {
    db,
    bulk,
    mailer: createMailer({ apiKey, baseUrl }),
    keyring,
    installation,
    publicUrl,
    templates: createTemplateCache(db, installation),
    pace: createPace(db),
    limits,
    worker,
    clock,
    log,
    close: () => bulk.close(),
  };
}
