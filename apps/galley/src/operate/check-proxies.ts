import type { Config } from '@galley/runtime';
import { found, ok, type Check } from './check.ts';

/** Web speaks plain http, so an https PUBLIC_URL implies a proxy in front of it. */
export function checkProxies({ publicUrl, trustedProxies }: Config): Check[] {
  if (trustedProxies.length > 0) return [ok('proxies', trustedProxies.join(', '))];
  if (!publicUrl.startsWith('https:')) return [];
  return [
    found(
      'warns',
      'proxies',
      'PUBLIC_URL is https, so web has a proxy in front; all readers count as one client',
      'Set TRUSTED_PROXIES to its address (loopback if it runs on this machine).',
    ),
  ];
}
