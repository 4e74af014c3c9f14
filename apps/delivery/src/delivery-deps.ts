import type { Collector } from '@galley/core/collect';
import type { Keyring } from '@galley/core/subscription';
import { installationId, readBuckets, type Database, type Kysely } from '@galley/db';
import {
  createBulkSender,
  createInbox,
  createMailer,
  type BulkSender,
  type Inbox,
  type Mailer,
} from '@galley/resend';
import { createInternet, type Network } from '@galley/outgoing';
import type { SignUpGuards } from '@galley/press/subscription';
import type { Clock, Log } from '@galley/runtime';
import { lookUpTexts, type LookUpTexts } from './inbound/look-up-texts.ts';
import type { DeliveryOptions } from './delivery-options.ts';
import { CLUSTER_LANES, SEND_LIMITS, type SendLimits } from './issue/send-limits.ts';
import { createTemplateCache, type TemplateCache } from './issue/template-cache.ts';
import { createPace, type Pace } from './wire/pace.ts';

/** What delivery needs from outside to send issues and notices and to ask Resend. */
export interface DeliveryDeps {
  readonly db: Kysely<Database>;
  /** For batches. */
  readonly bulk: BulkSender;
  /** For single mails, and for questions about mails and quotas. */
  readonly mailer: Mailer;
  /** For mails that came in. */
  readonly inbox: Inbox;
  /** Asks DNS for the keys of those who signed a mail. */
  readonly lookUpTexts: LookUpTexts;
  readonly signUps: SignUpGuards | undefined;
  readonly keyring: Keyring;
  readonly installation: string;
  readonly publicUrl: string;
  /** The domain at which readers subscribe and leave by mail; null if there is none. */
  readonly inboundDomain: string | null;
  /** Reads the articles that forwarded links lead to. */
  readonly collector?: Collector;
  /** Whether webhooks may be posted to this machine. */
  readonly isLocal: boolean;
  /** Where else they may be posted to. */
  readonly network: Network;
  /** Once aborted, calls that are still under way are broken off. */
  readonly ending?: AbortSignal | undefined;
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
  ending?: AbortSignal,
): Promise<DeliveryDeps & { close(): Promise<void> }> {
  const { db, apiKey, baseUrl, keyring, publicUrl, clock, log, worker } = options;
  const isSpread = (await readBuckets(db)).length > 1;
  const limits = {
    ...SEND_LIMITS,
    ...(isSpread && { lanes: CLUSTER_LANES }),
    ...options.limits,
  };
  const installation = await installationId(db);
  const bulk = createBulkSender({
    apiKey,
    baseUrl,
    timeoutMs: limits.timeoutMs,
    connections: limits.lanes,
    ending,
  });
  return {
    db,
    bulk,
    mailer: createMailer({ apiKey, baseUrl, ending }),
    inbox: createInbox({ apiKey, baseUrl, ending }),
    signUps: options.signUps,
    lookUpTexts: options.lookUpTexts ?? lookUpTexts,
    keyring,
    installation,
    publicUrl,
    inboundDomain: options.inboundDomain ?? null,
    ...(options.collector !== undefined && { collector: options.collector }),
    isLocal: options.isLocal ?? false,
    network: options.network ?? createInternet(),
    ending,
    templates: createTemplateCache(db, installation),
    pace: createPace(db),
    limits,
    worker,
    clock,
    log,
    close: () => bulk.close(),
  };
}
