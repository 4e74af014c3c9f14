import { insertFeedbackEvents, type NewFeedbackEvent } from '@galley/db';
import { verifyWebhook } from '@galley/resend';
import { Hono } from 'hono';
import { limitBody } from '../http/limit-body.ts';
import type { WebDeps } from '../web-options.ts';
import { createGroupWriter } from './group-writer.ts';
import { paceWakes } from './pace-wakes.ts';

const LARGEST_EVENT = 1024 * 1024;
/** So many events go into one statement at most. */
const LARGEST_GROUP = 500;
const WAKE_PAUSE_MS = 500;

type Deps = Pick<WebDeps, 'db' | 'wake' | 'webhookSecrets' | 'clock' | 'log'>;

/**
 * `POST /webhooks/resend`: checks the signature over the raw bytes and answers 200 once the event is
 * committed, so that an event answered 200 is never lost. Applying it is delivery's work.
 */
export function createResendWebhook({ db, wake, webhookSecrets, clock, log }: Deps): Hono {
  const webhooks = new Hono();
  if (webhookSecrets.length === 0) return webhooks;
  const events = createGroupWriter<NewFeedbackEvent>({
    most: LARGEST_GROUP,
    writeAll: (group) => insertFeedbackEvents(db, group),
  });
  const wakeDelivery = paceWakes(() => {
    wake('apply-feedback').catch((error: unknown) => {
      log.warn({ err: error }, 'delivery was not woken, and will look by itself');
    });
  }, WAKE_PAUSE_MS);

  webhooks.post('/webhooks/resend', limitBody(LARGEST_EVENT), async (c) => {
    const verified = verifyWebhook({
      payload: Buffer.from(await c.req.arrayBuffer()),
      headers: {
        id: c.req.header('svix-id'),
        timestamp: c.req.header('svix-timestamp'),
        signature: c.req.header('svix-signature'),
      },
      secrets: webhookSecrets,
    });
    if (verified.kind === 'refused') {
      log.warn({ reason: verified.reason }, 'webhook refused');
      return c.json({ error: verified.reason }, 400);
    }
    const { type, createdAt, data } = verified.event;
    await events.write({
      svixId: verified.id,
      occurredAt: createdAt,
      type,
      payload: { type, created_at: createdAt.toISOString(), data },
      now: clock(),
    });
    wakeDelivery();
    return c.json({ received: true });
  });
  return webhooks;
}
