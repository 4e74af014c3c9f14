import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The address at the other end of the connection; null when there is no socket. Forwarding headers
 * are not believed, since anybody can send them.
 */
export const clientIp = (c: Context): string | null =>
  c.env === undefined || !('incoming' in Object(c.env))
    ? null
    : (getConnInfo(c).remote.address ?? null);
