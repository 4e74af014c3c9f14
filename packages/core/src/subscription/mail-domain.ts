/** Whether a domain takes mail, as far as DNS tells. */
export type MailDomain = 'takes-mail' | 'takes-no-mail' | 'unknown';

/** What DNS answers to one question. */
export type DnsAnswer =
  | { readonly kind: 'records'; readonly values: readonly string[] }
  /** The name exists without such a record. */
  | { readonly kind: 'none' }
  /** The name does not exist. */
  | { readonly kind: 'no-name' }
  /** No answer, or one that proves nothing. */
  | { readonly kind: 'unknown' };

/** The exchange of a domain that takes no mail (RFC 7505, "null MX"); some resolvers drop the dot. */
const NULL_MX = ['', '.'];

/**
 * Judges a domain by its MX records and, if it has none, by its addresses: mail then goes to the
 * host itself (RFC 5321, section 5.1). Whatever proves nothing passes.
 */
export function judgeMailDomain(mx: DnsAnswer, addresses: DnsAnswer): MailDomain {
  if (mx.kind === 'unknown') return 'unknown';
  if (mx.kind === 'no-name') return 'takes-no-mail';
  if (mx.kind === 'records') {
    return mx.values.every((exchange) => NULL_MX.includes(exchange))
      ? 'takes-no-mail'
      : 'takes-mail';
  }
  if (addresses.kind === 'unknown') return 'unknown';
  return addresses.kind === 'records' ? 'takes-mail' : 'takes-no-mail';
}

/**
 * A domain and what it belongs to, the nearest first, without the top level.
 *
 * @example domainAndParents('mail.eu.example.org') // ['mail.eu.example.org', 'eu.example.org', 'example.org']
 */
export function domainAndParents(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
