import type { WebhookTarget } from '../options.ts';
import type { Store } from '../store/open-store.ts';
import { eventEnvelope } from './event-envelope.ts';
import { claimDueEvents, hasDueEvents, recordPosts, type DueEvent } from './outbox.ts';
import { createWebhookPoster } from './post-webhook.ts';
import { signWebhook } from './sign-webhook.ts';

export interface OutboxRunner {
  /** Posts due events now instead of at the next poll. */
  wake(): void;
  /** @throws {TypeError} when the target's URL is invalid. */
  setTarget(target: WebhookTarget | null): void;
  /** Finishes the posts in progress, then ends. */
  close(): Promise<void>;
}

const CONNECTIONS = 16;
const CLAIM = 128;
/** Other processes add events to the same ledger, so being woken isn't enough. */
const LOOK_EVERY_MS = 250;

/** Posts due events to the webhook while one is set. */
export function runOutbox(
  store: Store,
  clock: () => Date,
  initial: WebhookTarget | null,
): OutboxRunner {
  const poster = createWebhookPoster(CONNECTIONS);
  let target = initial;
  let closed = false;
  let turn: Promise<void> | null = null;

  const post = async (event: DueEvent, to: WebhookTarget): Promise<boolean> => {
    const id = `msg_${event.mail.id.replaceAll('-', '')}${event.seq}`;
    const body = eventEnvelope(event);
    // Receivers compare this with their own clock, so it has to be the real time.
    const timestamp = Math.floor(Date.now() / 1000);
    return poster.post(
      to.url,
      {
        'content-type': 'application/json',
        'user-agent': 'Svix-Webhooks/1.0 (sandbox)',
        'svix-id': id,
        'svix-timestamp': String(timestamp),
        'svix-signature': signWebhook({ id, timestamp, body, secret: to.secret }),
      },
      body,
    );
  };

  const drain = async (): Promise<void> => {
    while (!closed && target !== null && hasDueEvents(store, clock())) {
      const to = target;
      const started = clock();
      const events = claimDueEvents(store, started, CLAIM);
      const posts = await Promise.all(
        events.map(async (event) => ({ event, acknowledged: await post(event, to) })),
      );
      recordPosts(store, started, posts);
    }
  };
  const wake = (): void => {
    if (closed || target === null || turn !== null) return;
    turn = drain()
      .catch((error: unknown) => {
        // The events become due again, and their failure must not end the process.
        process.emitWarning(`The sandbox could not post its webhooks: ${String(error)}`);
      })
      .finally(() => {
        turn = null;
      });
  };
  const timer = setInterval(wake, LOOK_EVERY_MS);
  timer.unref();

  return {
    wake,
    setTarget: (next) => {
      if (next !== null) new URL(next.url);
      target = next;
      wake();
    },
    close: async () => {
      closed = true;
      clearInterval(timer);
      await turn;
      poster.close();
    },
  };
}
