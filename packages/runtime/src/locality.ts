import { isLoopbackHost, isLoopbackUrl } from '@galley/core/network';
import type { Config } from './config.ts';

/** Whom a set-up serves: the person at this machine alone, or readers too. */
export type Locality =
  | { readonly kind: 'local' }
  /** The settings that say so, such as `PUBLIC_URL is https://news.example.org`. */
  | { readonly kind: 'public'; readonly because: readonly string[] };

/**
 * Decides whether a set-up is local. Proofs, the mailbox and the sandbox's API ask nobody who they
 * are, so web has them in a local set-up alone. What a request says never counts here: behind a
 * forwarder its peer is on loopback, and its Host is what the client chose.
 *
 * @example
 * const locality = localityOf(config);
 * const proofs = locality.kind === 'local' ? pressProofs(press) : undefined;
 */
export const localityOf = ({
  host,
  publicUrl,
  resend,
  trustedProxies,
}: Pick<Config, 'host' | 'publicUrl' | 'resend' | 'trustedProxies'>): Locality => {
  const because = [
    ...(resend.apiKey === null ? [] : ['RESEND_API_KEY is set']),
    ...(isLoopbackUrl(publicUrl) ? [] : [`PUBLIC_URL is ${publicUrl}`]),
    ...(isLoopbackHost(host) ? [] : [`HOST is ${host}`]),
    // Who names a proxy has one, and through it others reach web.
    ...(trustedProxies.length === 0 ? [] : ['TRUSTED_PROXIES is set']),
  ];
  return because.length === 0 ? { kind: 'local' } : { kind: 'public', because };
};
