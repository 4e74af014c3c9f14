import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from './env.ts';
import { refuseAs } from './refuse.ts';

/**
 * Lets any key in but three, so that refusals can be had on demand: a key with `invalid` or
 * `suspended` in it is that, one with `restricted` may send and nothing else.
 */
export const authenticate: MiddlewareHandler<ApiEnv> = async (c, next) => {
  // Resend's edge answers this in plain text, before any API is reached.
  if (!c.req.header('user-agent')) return c.text('error code: 1010', 403);
  const key = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (key === undefined) {
    return refuseAs(c, 'missing_api_key', 'Missing API key in the authorization header.');
  }
  if (key.includes('invalid')) return refuseAs(c, 'invalid_api_key', 'API key is invalid.');
  if (key.includes('suspended')) return refuseAs(c, 'suspended_api_key', 'API key is suspended.');
  if (key.includes('restricted') && c.req.method !== 'POST') {
    return refuseAs(c, 'restricted_api_key', 'This API key is restricted to only send emails.');
  }
  return next();
};
