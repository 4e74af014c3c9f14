import type { Config } from '@galley/runtime';
import { askProviderAbout } from '../shell/sender-domains.ts';
import { RESEND_URL } from '../shell/provider.ts';
import { checkInboundDomain } from './check-inbound-domain.ts';
import type { Check } from './check.ts';

/** Asks Resend whether it receives mail for us, if we want any. */
export async function checkInbound({
  resend: { apiKey, baseUrl },
  inboundDomain,
}: Config): Promise<Check[]> {
  if (apiKey === null || inboundDomain === null) return [];
  const provider = { apiKey, baseUrl: baseUrl ?? RESEND_URL };
  return [checkInboundDomain(inboundDomain, await askProviderAbout(provider, inboundDomain))];
}
