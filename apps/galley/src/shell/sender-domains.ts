import type { Inspector } from '@galley/core/issue';
import { isLoopbackUrl } from '@galley/core/network';
import type { DomainLook, ProviderDomain, SenderDomains } from '@galley/core/newsletter';
import { createDomains, type Domains, type Reply, type ResendDomain } from '@galley/resend';
import type { Clock } from '@galley/runtime';
import type { Setup } from './read-setup.ts';
import { withProvider, type Provider } from './with-provider.ts';

/** Asks the provider about one domain, now. */
export const askProviderAbout = async (
  provider: Provider,
  domain: string,
): Promise<ProviderDomain> =>
  read(await createDomains({ ...provider, timeoutMs: ASKED_ONCE_MS }).find(domain));

const ASKED_ONCE_MS = 5000;
const KEPT_MS = 60_000;
const PATIENCE_MS = 8000;

interface Outside {
  readonly clock: Clock;
  readonly inspector: Pick<Inspector, 'askSenderDomain'>;
  readonly providerUrl: string;
}

/** Asks Resend or the sandbox about domains, and DNS about DMARC; keeps each answer for a minute. */
export const senderDomains = (setup: Setup, outside: Outside): SenderDomains =>
  askBy(
    async (call) =>
      withProvider(setup, async (provider) =>
        call(createDomains({ ...provider, timeoutMs: PATIENCE_MS })),
      ),
    outside,
  );

/** The same by a provider that is known, in less time. */
export const senderDomainsOf = (provider: Provider, outside: Outside): SenderDomains =>
  askBy(async (call) => call(createDomains({ ...provider, timeoutMs: ASKED_ONCE_MS })), outside);

type Ask = <T>(call: (domains: Domains) => Promise<T>) => Promise<T>;

function askBy(ask: Ask, outside: Outside): SenderDomains {
  const kept = new Map<string, { readonly until: number; readonly look: Promise<DomainLook> }>();
  const { clock } = outside;
  const lookNow = async (domain: string): Promise<DomainLook> => {
    const [reply, dns] = await Promise.all([
      ask((domains) => domains.find(domain)),
      // Mail that stays on this machine needs no DNS records.
      isLoopbackUrl(outside.providerUrl) ? null : outside.inspector.askSenderDomain(domain),
    ]);
    return { provider: read(reply), dmarc: dns && { policy: dns.dmarc }, at: clock() };
  };
  const look: SenderDomains['look'] = (domain) => {
    const now = clock().getTime();
    for (const [name, { until }] of kept) if (until <= now) kept.delete(name);
    const known = kept.get(domain);
    if (known !== undefined) return known.look;
    const asked = lookNow(domain);
    kept.set(domain, { until: now + KEPT_MS, look: asked });
    asked.catch(() => kept.delete(domain));
    return asked;
  };
  return {
    look,
    check: async (domain) => {
      await ask(async (domains) => {
        const found = await domains.find(domain);
        if (found.kind === 'ok' && found.data !== null) await domains.verify(found.data.id);
      });
      kept.delete(domain);
      return look(domain);
    },
  };
}

function read(reply: Reply<ResendDomain | null>): ProviderDomain {
  if (reply.kind === 'ok') {
    return reply.data === null ? { kind: 'unknown' } : { ...reply.data, kind: 'known' };
  }
  return reply.kind === 'refused' && reply.name === 'restricted_api_key'
    ? { kind: 'not-allowed' }
    : { kind: 'no-answer', why: reply.message };
}
