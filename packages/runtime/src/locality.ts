import { isLoopbackHost, isLoopbackUrl } from '@galley/core/network';
import type { Config } from './config.ts';

/** Who a set-up serves: only the person at this machine, or readers too. */
export type Locality =
  | { readonly kind: 'local' }
  /** The settings that say so, such as `PUBLIC_URL is https://news.example.org`. */
  | { readonly kind: 'public'; readonly because: readonly string[] };

/**
 * Decides whether a set-up is local. Proofs, the mailbox and the sandbox's API have no sign-in, so
 * web serves them only in a local set-up. A request's content never counts here: behind a forwarder
 * its peer is on loopback, and the client chooses its Host.
 *
 * @example
 * const locality = localityOf(config);
 * const proofs = locality.kind === 'local' ? pressProofs(press) : undefined;
 */
export function localityOf({
  host,
  publicUrl,
  resend,
  trustedProxies,
}: Pick<Config, 'host' | 'publicUrl' | 'resend' | 'trustedProxies'>): Locality {
  const because = [
    ...(resend.apiKey === null ? [] : ['RESEND_API_KEY is set']),
    ...(isLoopbackUrl(publicUrl) ? [] : [`PUBLIC_URL is ${publicUrl}`]),
    ...(isLoopbackHost(host) ? [] : [`HOST is ${host}`]),
    // A listed proxy exists, and through it others reach web.
    ...(trustedProxies.length === 0 ? [] : ['TRUSTED_PROXIES is set']),
  ];
  return because.length === 0 ? { kind: 'local' } : { kind: 'public', because };
}
