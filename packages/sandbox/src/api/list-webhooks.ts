import type { Handler } from 'hono';
import type { WebhookTarget } from '../options.ts';
import { printInstant } from '../print-instant.ts';
import type { ApiEnv } from './env.ts';
import { readPage } from './page.ts';

/** The sandbox has one webhook at most, so its id is always the same. */
const ONLY = '5e0d1b7c-0000-4000-8000-000000000001';

/** Lists the webhook to which the sandbox posts every event. */
export const listWebhooks =
  (target: () => WebhookTarget | null, createdAt: Date): Handler<ApiEnv> =>
  (c) => {
    const page = readPage<WebhookTarget>(c, 'webhook', (id) => (id === ONLY ? { seq: 1 } : null));
    if (page instanceof Response) return page;
    const only = page.newerThan === undefined && page.olderThan === undefined ? target() : null;
    return page.answer(only === null ? [] : [only], ({ url }) => ({
      id: ONLY,
      created_at: printInstant(createdAt),
      status: 'enabled',
      endpoint: url,
      events: null,
    }));
  };
