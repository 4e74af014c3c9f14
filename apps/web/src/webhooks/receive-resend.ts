import { PROVIDER } from '@galley/core/editor';
import { storeFeedback, type NewFeedbackEvent } from '@galley/press/feedback';
import { storeInbound } from '@galley/press/inbound';
import { CHECK_EVENT, verifyWebhook } from '@galley/resend';
import { gather } from '@galley/runtime';
import { Hono } from 'hono';
import { limitBody } from '../http/limit-body.ts';
import type { Strangers } from '../http/strangers.ts';
import type { WebDeps } from '../web-options.ts';
import { paceWakes } from './pace-wakes.ts';

const LARGEST_EVENT = 1024 * 1024;
/** At most this many events share a statement. */
const LARGEST_GROUP = 500;
const WAKE_PAUSE_MS = 500;

type Deps = Pick<WebDeps, 'db' | 'wake' | 'webhookSecrets' | 'inboundDomain' | 'clock' | 'log'>;

/**
 * `POST /webhooks/resend`: checks the signature over the raw bytes and answers 200 once the event
 * is committed, so none is lost; 422 if it can't be stored. Delivery applies it later. Of a mail that
 * came in, only its id is stored: delivery asks for the rest.
 */
export function createResendWebhook(
  { db, wake, webhookSecrets, inboundDomain = null, clock, log }: Deps,
  strangers: Strangers,
): Hono {
  const webhooks = new Hono();
  if (webhookSecrets.length === 0) return webhooks;
  /** Returns what is wrong with the event itself, or nothing once it is committed. */
  const store = gather<NewFeedbackEvent, unknown>(async (events) => {
    const stored = await storeFeedback({ db }, PROVIDER, events);
    if (stored.kind !== 'stored') throw new Error(stored.kind);
    return events.map((event) => stored.refused.get(event));
  }, LARGEST_GROUP);
  const pacedWake = (wakeUp: 'apply-feedback' | 'read-inbound') =>
    paceWakes(() => {
      wake(wakeUp).catch((error: unknown) => {
        log.warn({ err: error }, 'could not wake delivery; it will poll');
      });
    }, WAKE_PAUSE_MS);
  const wakeDelivery = pacedWake('apply-feedback');
  const wakeReader = pacedWake('read-inbound');

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
      strangers.count({ kind: 'refused webhook', reason: verified.reason });
      return c.json({ error: verified.reason }, 400);
    }
    const { type, createdAt, data } = verified.event;
    // `galley doctor` asks whether the secret fits; nothing has happened.
    if (type === CHECK_EVENT) return c.json({ received: true });
    if (type === 'email.received') {
      const resendId = data['email_id'];
      if (typeof resendId !== 'string') return c.json({ error: 'not-storable' }, 422);
      if (inboundDomain !== null) {
        await storeInbound({ db }, PROVIDER, [{ resendId, receivedAt: createdAt }]);
        wakeReader();
      }
      return c.json({ received: true });
    }
    const wrong = await store({
      svixId: verified.id,
      occurredAt: createdAt,
      type,
      payload: { type, created_at: createdAt.toISOString(), data },
      now: clock(),
    });
    if (wrong !== undefined) {
      // It is signed, so this is rare; after a 5xx Resend would send it again, in vain.
      log.error({ err: wrong, event: verified.id }, 'an event cannot be stored');
      return c.json({ error: 'not-storable' }, 422);
    }
    wakeDelivery();
    return c.json({ received: true });
  });
  return webhooks;
}
