import type { Config } from '@galley/runtime';
import { found, ok, type Check } from './check.ts';

/** Web speaks plain http, so where readers come by https something stands in front of it. */
export const checkProxies = ({ publicUrl, trustedProxies }: Config): Check[] => {
  if (trustedProxies.length > 0) return [ok('proxies', trustedProxies.join(', '))];
  if (!publicUrl.startsWith('https:')) return [];
  return [
    found(
      'warns',
      'proxies',
      'PUBLIC_URL is https, so a proxy stands before web; its readers all count as one',
      'Set TRUSTED_PROXIES to its address (loopback, when it runs on this machine).',
    ),
  ];
};
