import type { Inspector } from '@galley/core/issue';
import { USER_AGENT } from '@galley/core/network';
import type { Network } from '@galley/outgoing';

export interface InspectorOptions {
  /** Sent to the sites in the user agent, so that they know who asks. */
  readonly publicUrl: string;
  /** The public internet unless a test brings its own. */
  readonly network?: Network;
}

const LONGEST_MS = 15_000;

/**
 * Creates the inspector that asks the public internet on behalf of preflight. It loads its parts on
 * demand, because most commands never ask.
 */
export const createInspector = ({ publicUrl, network }: InspectorOptions): Inspector => ({
  askLinks: async (urls) => {
    const { askLinks } = await import('./links/ask-links.ts');
    const { createInternet } = await import('@galley/outgoing');
    return askLinks(urls, {
      network: network ?? createInternet(),
      userAgent: `${USER_AGENT} (checks the links of a newsletter before it is sent; ${publicUrl})`,
      signal: AbortSignal.timeout(LONGEST_MS),
    });
  },
  askSenderDomain: async (domain) => {
    const { askSenderDomain } = await import('./domain/ask-sender-domain.ts');
    const { createInternet, createResolver } = await import('@galley/outgoing');
    const resolver = createResolver();
    return askSenderDomain(domain, {
      lookUp: async (name) => (await resolver.resolveTxt(name)).map((parts) => parts.join('')),
      isOnline: createInternet().isOnline,
    });
  },
  findUnsupported: async (mail, links) => {
    const { findUnsupported } = await import('./clients/find-unsupported.ts');
    return findUnsupported(mail, links);
  },
});
