import type { ProviderDomain } from '@galley/core/newsletter';
import { found, ok, type Check } from './check.ts';

const WHERE = 'docs/inbound.md says how to set the domain up.';

/** Says whether Resend receives mail for INBOUND_DOMAIN. */
export function checkInboundDomain(domain: string, its: ProviderDomain): Check {
  switch (its.kind) {
    case 'not-allowed':
      return found(
        'warns',
        'inbound domain',
        `${domain}: the key may only send, so no mail can be read`,
        'Use a key with full access.',
      );
    case 'unknown':
      return found('fails', 'inbound domain', `Resend does not know ${domain}`, WHERE);
    case 'no-answer':
      return found('warns', 'inbound domain', `${domain}: Resend gave no answer`, 'Try again.');
    case 'known': {
      const receiving = its.records.filter(({ purpose }) => purpose.startsWith('Receiving'));
      if (receiving.length === 0) {
        return found('fails', 'inbound domain', `${domain} does not receive at Resend`, WHERE);
      }
      return receiving.every(({ status }) => status === 'verified')
        ? ok('inbound domain', `${domain} receives mail`)
        : found('fails', 'inbound domain', `the MX record of ${domain} was not found`, WHERE);
    }
  }
}
