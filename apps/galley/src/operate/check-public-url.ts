import { isIPv4 } from 'node:net';
import { isLoopbackHost } from '@galley/core/network';
import type { Config } from '@galley/runtime';
import { found, ok, type Check } from './check.ts';

/** Readers and their mail programs must reach the links that issues carry. */
export const checkPublicUrl = ({ publicUrl, resend }: Config): Check => {
  const { protocol, hostname } = new URL(publicUrl);
  const local = isLocal(hostname);
  if (protocol === 'https:' && !local) return ok('public URL', publicUrl);
  const mend = 'Set PUBLIC_URL to the https address under which readers reach this web.';
  if (resend.apiKey === null) {
    return found('informs', 'public URL', `${publicUrl}, good for this machine alone`, mend);
  }
  return found(
    'warns',
    'public URL',
    local
      ? `${publicUrl}: no reader can open the links in mails`
      : `${publicUrl} is not https: one-click unsubscribe (RFC 8058) asks for it`,
    mend,
  );
};

const PRIVATE = /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./;

/** True of names and addresses that mean something else, or nothing, on a reader's machine. */
const isLocal = (hostname: string): boolean =>
  isLoopbackHost(hostname) ||
  hostname.endsWith('.localhost') ||
  (isIPv4(hostname) && PRIVATE.test(hostname));
