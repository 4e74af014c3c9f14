import { insertFeedbackEvent } from '@galley/db';
import { verifyWebhook } from '@galley/resend';
import { Hono } from 'hono';
import { limitBody } from '../http/limit-body.ts';
import type { WebDeps } from '../web-options.ts';

const LARGEST_EVENT = 1024 * 1024;
/** Three events come of each mail; a wake-up for each would cost more than the event does. */
const WAKE_PAUSE_MS = 500;

type Deps = Pick<WebDeps, 'db' | 'wake' | 'webhookSecrets' | 'clock' | 'log'>;

/**
 * `POST /webhooks/resend`: checks the signature over the raw bytes and stores the event before it
 * answers, so that an event answered 200 is never lost. Applying it is delivery's work.
 */
export function createResendWebhook({ db, wake, webhookSecrets, clock, log }: Deps): Hono {
  const webhooks = new Hono();
  let wokenAt = -Infinity;
  if (webhookSecrets.length === 0) return webhooks;
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
    await insertFeedbackEvent(db, {
      svixId: verified.id,
      occurredAt: createdAt,
      type,
      payload: { type, created_at: createdAt.toISOString(), data },
      now: clock(),
    });
    // Delivery looks by itself every few seconds, so what comes within the pause is not forgotten.
    if (clock().getTime() - wokenAt >= WAKE_PAUSE_MS) {
      wokenAt = clock().getTime();
      await wake('apply-feedback');
    }
    return c.json({ received: true });
  });
  return webhooks;
}
