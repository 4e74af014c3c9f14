import type { SenderDomain } from '@galley/contract/newsletter';
import { found, ok, type Check } from './check.ts';

/** Says whether the domain that a newsletter's mail comes from is set up at Resend and in DNS. */
export function checkSenderDomain(slug: string, its: SenderDomain): Check[] {
  const { domain, answer, records, dmarc } = its;
  if (domain === null) return [];
  const name = `domain ${slug}` as const;
  if (answer === 'not-allowed') {
    const what = `${domain}: the key may only send, so Resend does not say`;
    return [found('informs', name, what, 'Look at https://resend.com/domains.')];
  }
  if (answer === 'unknown' && its.sandbox) {
    const what = `${domain} is not known to the provider on this machine, which may take its mail all the same`;
    return [found('informs', name, what, 'Add it at Resend before real mail goes out.')];
  }
  if (answer === 'unknown') {
    const what = `Resend does not know ${domain}, and will refuse its mail`;
    return [found('fails', name, what, 'Add it at https://resend.com/domains.')];
  }
  if (answer === 'no-answer') {
    const what = `${domain}: Resend gave no answer`;
    return [found('warns', name, what, `Later: galley newsletter domain ${slug}`)];
  }
  const missing = records.filter(({ status }) => status !== 'verified');
  const lacks = [...new Set(missing.map(({ purpose, type }) => `${purpose} (${type})`))];
  if (dmarc !== null && dmarc.policy === null) lacks.push('DMARC (TXT)');
  if (its.status === 'verified' && lacks.length === 0) return [ok(name, `${domain} is verified`)];
  const what = `${domain} is ${its.status ?? 'not verified'}${
    lacks.length === 0 ? '' : `; not found: ${lacks.join(', ')}`
  }`;
  const fix = `galley newsletter domain ${slug} lists the records for DNS; with --check, Resend looks again.`;
  return [found(its.status === 'verified' ? 'warns' : 'fails', name, what, fix)];
}
