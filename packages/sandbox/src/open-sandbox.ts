import type { Hono } from 'hono';
import { createApi } from './api/api.ts';
import type { ApiEnv } from './api/env.ts';
import type { FaultSettings } from './fault-settings.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMailbox } from './mailbox/mailbox.ts';
import type { SandboxOptions, WebhookTarget } from './options.ts';
import { createFaultBook } from './store/fault-book.ts';
import { openStore } from './store/open-store.ts';
import { runOutbox } from './webhooks/run-outbox.ts';

/** Resend's documented rate limit. */
const RATE_LIMIT = 10;

export interface Sandbox {
  /** Resend's API, to be mounted anywhere (`server.route('/sandbox', sandbox.app)`). */
  readonly app: Hono<ApiEnv>;
  /** The pages on which mails are read, to be mounted anywhere. For local eyes only. */
  readonly mailbox: Hono;
  readonly ledger: Ledger;
  /** Answers one request to the API without any socket. */
  fetch(request: Request): Promise<Response>;
  /**
   * Where events go from now on, those that waited among them; null stops posting.
   *
   * @throws {TypeError} when the URL is none.
   */
  setWebhook(target: WebhookTarget | null): void;
  /** The faults that hold now. */
  faults(): FaultSettings;
  /** Puts other faults in place, for every process that shares the ledger, until they change again. */
  setFaults(settings: FaultSettings): void;
  /** Ends posting and closes the ledger. Stop the server in front first. */
  close(): Promise<void>;
}

/**
 * Opens a faithful Resend on a ledger file.
 *
 * @throws {Error} when the file is a ledger of a later version.
 * @example
 * const sandbox = openSandbox({ path: join(dataDir, 'sandbox.db') });
 * server.route('/sandbox', sandbox.app);
 * server.route('/mailbox', sandbox.mailbox);
 * sandbox.setWebhook({ url: `${publicUrl}/webhooks/resend`, secret });
 */
export const openSandbox = (options: SandboxOptions): Sandbox => {
  const clock = options.clock ?? (() => new Date());
  const store = openStore(options.path);
  const ledger = createLedger(store, clock);
  const faultBook = createFaultBook(store);
  const outbox = runOutbox(store, clock, null);
  const app = createApi({
    store,
    clock,
    ledger,
    rules: {
      domains: options.domains ?? null,
      refuseExampleDomains: options.refuseExampleDomains ?? false,
      outcome: options.outcome ?? (() => null),
    },
    limits: {
      rate: options.rateLimit === undefined ? RATE_LIMIT : options.rateLimit,
      dailyQuota: options.dailyQuota ?? null,
      monthlyQuota: options.monthlyQuota ?? null,
    },
    faultBook,
    faults: options.faults ?? null,
    accepted: () => outbox.wake(),
  });
  outbox.setTarget(options.webhook ?? null);

  return {
    app,
    mailbox: createMailbox(ledger, faultBook),
    ledger,
    fetch: async (request) => app.fetch(request),
    setWebhook: (target) => outbox.setTarget(target),
    faults: () => faultBook.read(),
    setFaults: (settings) => faultBook.write(settings),
    close: async () => {
      await outbox.close();
      store.close();
    },
  };
};
