import { installationId } from '@galley/db';
import { createBulkSender, createMailer } from '@galley/resend';
import type { DeliveryOptions } from './delivery-options.ts';
import { createPace } from './wire/pace.ts';
import type { NoticeSender } from './notice/notice-sender.ts';
import { SEND_LIMITS, type Sender } from './issue/sender.ts';
import { createTemplateCache } from './issue/template-cache.ts';

export interface Senders {
  readonly sender: Sender;
  readonly noticeSender: NoticeSender;
  close(): Promise<void>;
}

/** Puts together what sending issues and notices needs. */
export async function createSenders(options: DeliveryOptions): Promise<Senders> {
  const { db, apiKey, baseUrl, keyring, publicUrl, clock, log, worker } = options;
  const limits = { ...SEND_LIMITS, ...options.limits };
  const installation = await installationId(db);
  const bulk = createBulkSender({
    apiKey,
    baseUrl,
    timeoutMs: limits.timeoutMs,
    connections: limits.lanes,
  });
  const mailer = createMailer({ apiKey, baseUrl });
  const pace = createPace(db);
  return {
    sender: {
      db,
      bulk,
      mailer,
      keyring,
      installation,
      templates: createTemplateCache(db, installation),
      pace,
      limits,
      worker,
      clock,
      log,
    },
    noticeSender: {
      db,
      mailer,
      keyring,
      installation,
      pace,
      publicUrl,
      clock,
      log,
    },
    close: () => bulk.close(),
  };
}
