import type { Config } from '@galley/runtime';
import { found, ok, type Check } from './check.ts';

/** Readers and their mail programs must reach the links that issues carry. */
export const checkPublicUrl = ({ publicUrl, resend }: Config): Check => {
  const { protocol, hostname } = new URL(publicUrl);
  const local = /^(localhost|127\.|\[::1\]|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(
    hostname,
  );
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
