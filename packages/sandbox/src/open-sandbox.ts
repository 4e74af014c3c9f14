import type { Hono } from 'hono';
import { createApi } from './api/api.ts';
import type { ApiEnv } from './api/env.ts';
import type { FaultSettings } from './fault-settings.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMailbox } from './mailbox/mailbox.ts';
import type { NameIssues, SandboxOptions, WebhookTarget } from './options.ts';
import { createFaultBook } from './store/fault-book.ts';
import { openStore } from './store/open-store.ts';
import { receiveMail, type IncomingMail } from './store/receive-mail.ts';
import { returnMails } from './return-mails.ts';
import { runOutbox } from './webhooks/run-outbox.ts';

/** Resend's documented rate limit. */
const RATE_LIMIT = 10;

export interface Sandbox {
  /** Resend's API; mount it anywhere (`server.route('/sandbox', sandbox.app)`). */
  readonly app: Hono<ApiEnv>;
  /** The pages that show mails; mount them anywhere that only local people reach. */
  readonly mailbox: Hono;
  readonly ledger: Ledger;
  /** Answers one request to the API without a socket. */
  fetch(request: Request): Promise<Response>;
  /**
   * Sets where events go from now on, including waiting ones; null stops posting.
   *
   * @throws {TypeError} when the URL is invalid.
   */
  setWebhook(target: WebhookTarget | null): void;
  /** Takes a mail in from outside, and reports it to the webhook. Returns Resend's id of it. */
  receive(mail: IncomingMail): string;
  /** The current faults. */
  faults(): FaultSettings;
  /** Replaces the faults of every process that shares the ledger, until they change again. */
  setFaults(settings: FaultSettings): void;
  /** Sets what the mailbox asks for the names of issues. */
  setIssueNames(nameIssues: NameIssues): void;
  /** Stops posting and closes the ledger. Stop the server in front of it first. */
  close(): Promise<void>;
}

/**
 * Opens a sandbox, which behaves like Resend, on a ledger file.
 *
 * @throws {Error} when a later version of the sandbox wrote the file.
 * @example
 * const sandbox = openSandbox({ path: join(dataDir, 'sandbox.db') });
 * server.route('/sandbox', sandbox.app);
 * server.route('/mailbox', sandbox.mailbox);
 * sandbox.setWebhook({ url: `${publicUrl}/webhooks/resend`, secret });
 */
export function openSandbox(options: SandboxOptions): Sandbox {
  const clock = options.clock ?? (() => new Date());
  const store = openStore(options.path);
  const ledger = createLedger(store, clock);
  const faultBook = createFaultBook(store);
  const outbox = runOutbox(store, clock, null);
  let target = options.webhook ?? null;
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
    accepted: (mails) => {
      outbox.wake();
      comeBack(mails);
    },
    webhook: () => target,
  });
  outbox.setTarget(target);
  let nameIssues: NameIssues | null = null;
  const receive = (mail: IncomingMail): string => {
    const id = receiveMail(store, clock(), mail);
    outbox.wake();
    return id;
  };
  const comeBack = returnMails(ledger, receive, options.receivingDomain ?? null);

  return {
    app,
    mailbox: createMailbox(ledger, faultBook, () => nameIssues, {
      store,
      clock,
      receive,
      clicked: () => outbox.wake(),
      letterKey: options.letterKey ?? null,
    }),
    ledger,
    receive,
    fetch: async (request) => app.fetch(request),
    setWebhook: (given) => {
      target = given;
      outbox.setTarget(given);
    },
    faults: () => faultBook.read(),
    setFaults: (settings) => faultBook.write(settings),
    setIssueNames: (given) => {
      nameIssues = given;
    },
    close: async () => {
      await outbox.close();
      store.close();
    },
  };
}
