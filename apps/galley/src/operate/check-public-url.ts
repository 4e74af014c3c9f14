import { isIPv4 } from 'node:net';
import { isLoopbackHost } from '@galley/core/network';
import type { Config } from '@galley/runtime';
import { found, ok, type Check } from './check.ts';

/** Readers and their mail programs must be able to open the links in issues. */
export function checkPublicUrl({ publicUrl, resend }: Config): Check {
  const { protocol, hostname } = new URL(publicUrl);
  const local = isLocal(hostname);
  if (protocol === 'https:' && !local) return ok('public URL', publicUrl);
  const fix = 'Set PUBLIC_URL to the https address at which readers reach this server.';
  if (resend.apiKey === null) {
    return found('informs', 'public URL', `${publicUrl}, reachable only from this machine`, fix);
  }
  return found(
    'warns',
    'public URL',
    local
      ? `${publicUrl}: no reader can open the links in mails`
      : `${publicUrl} is not https: one-click unsubscribe (RFC 8058) requires it`,
    fix,
  );
}

const PRIVATE = /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./;

/** True for hosts that a reader's machine can't reach or resolves differently. */
const isLocal = (hostname: string): boolean =>
  isLoopbackHost(hostname) ||
  hostname.endsWith('.localhost') ||
  (isIPv4(hostname) && PRIVATE.test(hostname));
