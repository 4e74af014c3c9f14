import type { WebhookTarget } from '../options.ts';
import type { Store } from '../store/open-store.ts';
import { readReceived } from '../store/read-received.ts';
import { arrivalEnvelope } from './arrival-envelope.ts';
import { eventEnvelope } from './event-envelope.ts';
import { claimDueEvents, hasDueEvents, recordPosts, type DueEvent } from './outbox.ts';
import {
  claimDueArrivals,
  hasDueArrivals,
  recordArrivals,
  type DueArrival,
} from './received-outbox.ts';
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

  const postEvent = async (event: DueEvent, to: WebhookTarget): Promise<boolean> =>
    post(`msg_${event.mail.id.replaceAll('-', '')}${event.seq}`, eventEnvelope(event), to);

  const postArrival = async ({ mail }: DueArrival, to: WebhookTarget): Promise<boolean> => {
    const body = arrivalEnvelope(mail, await readReceived(store, mail));
    return post(`msg_in${mail.id.replaceAll('-', '')}`, body, to);
  };

  const post = async (id: string, body: string, to: WebhookTarget): Promise<boolean> => {
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
    const isDue = () => hasDueEvents(store, clock()) || hasDueArrivals(store, clock());
    while (!closed && target !== null && isDue()) {
      const to = target;
      const started = clock();
      const events = claimDueEvents(store, started, CLAIM);
      const arrivals = claimDueArrivals(store, started, CLAIM);
      const [posts, reports] = await Promise.all([
        Promise.all(
          events.map(async (event) => ({ event, acknowledged: await postEvent(event, to) })),
        ),
        Promise.all(
          arrivals.map(async (arrival) => ({
            arrival,
            acknowledged: await postArrival(arrival, to),
          })),
        ),
      ]);
      recordPosts(store, started, posts);
      recordArrivals(store, started, reports);
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
