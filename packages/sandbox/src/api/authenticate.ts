import type { MiddlewareHandler } from 'hono';
import { refusal } from '../check/refusal.ts';
import type { ApiContext, ApiEnv } from './env.ts';
import { refuse, refuseAs } from './refuse.ts';

const SENDING = /\/emails(?:\/batch)?$/;
const USAGE = /\/usage$/;

/**
 * Accepts any key that looks like Resend's (`re_…`), with three exceptions that give refusals on
 * demand: a key that contains `invalid` counts as deleted, one with `suspended` as suspended, and
 * one with `restricted` may only send and ask for the usage.
 *
 * Since 2026, Resend's errors page documents 401 for an unknown key at the endpoints that send, 400
 * at all others, and 400 everywhere when the header holds no key.
 */
export const authenticate: MiddlewareHandler<ApiEnv> = async (c, next) => {
  // Resend's edge answers this in plain text, before the API sees the request.
  if (!c.req.header('user-agent')) return c.text('error code: 1010', 403);
  const header = c.req.header('authorization')?.trim() ?? '';
  if (header === '') return refuseAs(c, 'missing_api_key', 'Missing API Key');
  const key = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  if (key === undefined) return refuseKey(c, 400);
  if (!key.startsWith('re_') || key.includes('invalid')) return refuseKey(c, sends(c) ? 401 : 400);
  if (key.includes('suspended')) return refuseAs(c, 'suspended_api_key', 'API key is suspended.');
  if (key.includes('restricted') && !sends(c) && !asksUsage(c)) {
    return refuseAs(c, 'restricted_api_key', 'This API key is restricted to only send emails.');
  }
  return next();
};

const sends = (c: ApiContext): boolean => c.req.method === 'POST' && SENDING.test(c.req.path);

const asksUsage = (c: ApiContext): boolean => c.req.method === 'GET' && USAGE.test(c.req.path);

const refuseKey = (c: ApiContext, status: 400 | 401): Response =>
  refuse(c, refusal('validation_error', 'API key is invalid', status));
