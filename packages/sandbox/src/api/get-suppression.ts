import type { Handler } from 'hono';
import { printInstant } from '../print-instant.ts';
import type { Store } from '../store/open-store.ts';
import { findSuppression } from '../store/find-suppression.ts';
import type { ApiEnv } from './env.ts';
import { refuseAs } from './refuse.ts';

/** `GET /suppressions/:address`: why an address is mailed no more. */
export const getSuppression =
  (store: Store, clock: () => Date): Handler<ApiEnv> =>
  (c) => {
    const found = findSuppression(store, clock(), c.req.param('address') ?? '');
    if (found === null) return refuseAs(c, 'not_found', 'Suppression not found');
    return c.json({
      object: 'suppression',
      id: found.mailId,
      email: found.address,
      origin: found.origin,
      source_id: found.mailId,
      created_at: printInstant(found.createdAt),
    });
  };
