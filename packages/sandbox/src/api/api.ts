import { Hono, type Handler } from 'hono';
import { refusal } from '../check/refusal.ts';
import type { FaultPlan } from '../faults.ts';
import type { Ledger } from '../ledger.ts';
import type { WebhookTarget } from '../options.ts';
import type { FaultBook } from '../store/fault-book.ts';
import { delay, faultAfter, faultBefore } from './apply-faults.ts';
import { authenticate } from './authenticate.ts';
import { cancelEmail, moveEmail } from './change-email.ts';
import { domainRoutes } from './domains.ts';
import type { ApiEnv, Limits } from './env.ts';
import { getEmail, listEmails } from './get-emails.ts';
import { getMetrics } from './get-metrics.ts';
import { addDownloads, receivedRoutes } from './get-received.ts';
import { getUsage } from './get-usage.ts';
import { holdKey } from './hold-key.ts';
import { limitBody } from './limit-body.ts';
import { limitRate } from './limit-rate.ts';
import { postEmails, type PostSurroundings } from './post-emails.ts';
import { readConditions } from './read-conditions.ts';
import { refuse, refuseAs } from './refuse.ts';
import { listWebhooks } from './list-webhooks.ts';
import { suppressionRoutes } from './suppressions.ts';

export interface ApiSurroundings extends PostSurroundings {
  readonly ledger: Ledger;
  /** Where events are posted now. */
  readonly webhook: () => WebhookTarget | null;
  readonly limits: Limits;
  readonly faults: FaultPlan | null;
  readonly faultBook: FaultBook;
}

/**
 * Resend documents no limit for a whole request. This one leaves room for the largest mail with all
 * that JSON escapes; a typical batch of a hundred mails has 5 MB.
 */
const limitRequest = limitBody<ApiEnv>(64 * 1024 * 1024, (c) =>
  refuse(
    c,
    refusal(
      'validation_error',
      'The request body is larger than 64 MB; an email can have at most 40 MB.',
      413,
    ),
  ),
);

type Routes = readonly (readonly [
  path: string,
  methods: Readonly<Partial<Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Handler<ApiEnv>>>>,
])[];

/**
 * Creates Resend's API. The first path that matches answers every method, so paths with fixed words
 * come before those with ids. A route answers unknown paths, so that a mounted API keeps Resend's
 * form of errors.
 */
export function createApi(around: ApiSurroundings): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  addDownloads(api, around.store, around.clock);
  api.use(authenticate, readConditions(around.faultBook, around.limits), limitRate(), limitRequest);
  api.use(faultAfter(around.faults), holdKey(), delay, faultBefore);
  for (const [path, methods] of routesOf(around)) {
    for (const [method, handler] of Object.entries(methods)) api.on(method, path, handler);
    api.all(path, (c) =>
      refuseAs(c, 'method_not_allowed', 'Method is not allowed for the requested path.'),
    );
  }
  api.all('*', (c) =>
    refuseAs(c, 'not_found', 'The requested endpoint does not exist in the sandbox.'),
  );
  return api;
}

function routesOf(around: ApiSurroundings): Routes {
  const { store, clock, ledger } = around;
  const received = receivedRoutes(store, clock);
  const suppressions = suppressionRoutes(store, clock);
  const domains = domainRoutes(store, clock);
  return [
    ['/emails', { GET: listEmails(ledger), POST: postEmails('single', around) }],
    ['/emails/batch', { POST: postEmails('batch', around) }],
    ['/emails/metrics', { GET: getMetrics(store, clock) }],
    ['/emails/receiving', { GET: received.list }],
    ['/emails/receiving/:id', { GET: received.get }],
    ['/emails/receiving/:id/attachments', { GET: received.listFiles }],
    ['/emails/receiving/:id/attachments/:attachment', { GET: received.getFile }],
    ['/emails/:id', { GET: getEmail(ledger), PATCH: moveEmail(store, ledger, clock) }],
    ['/emails/:id/cancel', { POST: cancelEmail(store, ledger, clock) }],
    ['/domains', { GET: domains.list, POST: domains.add }],
    ['/domains/:id', { GET: domains.get, PATCH: domains.update, DELETE: domains.remove }],
    ['/domains/:id/verify', { POST: domains.verify }],
    ['/webhooks', { GET: listWebhooks(around.webhook, clock()) }],
    ['/usage', { GET: getUsage(store, clock) }],
    ['/suppressions', { GET: suppressions.list, POST: suppressions.add }],
    ['/suppressions/batch/add', { POST: suppressions.addBatch }],
    ['/suppressions/batch/remove', { POST: suppressions.removeBatch }],
    ['/suppressions/:suppression', { GET: suppressions.get, DELETE: suppressions.remove }],
  ];
}
