import { Hono } from 'hono';
import type { FaultPlan } from '../faults.ts';
import type { Ledger } from '../ledger.ts';
import { faultAfter, faultBefore } from './apply-faults.ts';
import { authenticate } from './authenticate.ts';
import type { ApiEnv } from './env.ts';
import { getEmail, listEmails } from './get-emails.ts';
import { getSuppression } from './get-suppression.ts';
import { getUsage } from './get-usage.ts';
import { holdKey } from './hold-key.ts';
import { limitRate } from './limit-rate.ts';
import { postEmails, type PostSurroundings } from './post-emails.ts';
import { refuseAs } from './refuse.ts';

export interface ApiSurroundings extends PostSurroundings {
  readonly ledger: Ledger;
  readonly rateLimit: number | null;
  readonly faults: FaultPlan | null;
}

/** Resend's API. Unknown paths are answered by a route, so that mounting keeps Resend's form. */
export const createApi = (around: ApiSurroundings): Hono<ApiEnv> => {
  const { store, clock, ledger, rules, rateLimit } = around;
  const api = new Hono<ApiEnv>();
  api.use(authenticate);
  if (rateLimit !== null) api.use(limitRate(rateLimit));
  api.use(faultAfter(around.faults), holdKey(), faultBefore);
  api.post('/emails', postEmails('single', around));
  api.post('/emails/batch', postEmails('batch', around));
  api.get('/emails', listEmails(ledger));
  api.get('/emails/:id', getEmail(ledger));
  api.get('/usage', getUsage(store, clock, { ...rules, rateLimit }));
  api.get('/suppressions/:address', getSuppression(store, clock));
  for (const known of [
    '/emails',
    '/emails/batch',
    '/emails/:id',
    '/usage',
    '/suppressions/:address',
  ]) {
    api.all(known, (c) =>
      refuseAs(c, 'method_not_allowed', 'Method is not allowed for this path.'),
    );
  }
  api.all('*', (c) => refuseAs(c, 'not_found', 'The requested endpoint does not exist.'));
  return api;
};
