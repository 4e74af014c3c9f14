const GMAIL = ['gmail.com', 'googlemail.com'];

/**
 * One form for the addresses that reach one person, as far as that is known: what follows a plus is
 * a tag (RFC 5233), and Gmail ignores dots and has two domains. It is only for counting; mail goes
 * to the address itself, because elsewhere a tag may belong to somebody else.
 *
 * @example foldAddress('v.ictim+7@googlemail.com') // victim@gmail.com
 */
export function foldAddress(canonical: string): string {
  const at = canonical.lastIndexOf('@');
  const local = canonical.slice(0, at);
  const domain = canonical.slice(at + 1);
  const untagged = local.replace(/(?<=.)\+.*$/, '');
  return GMAIL.includes(domain)
    ? `${untagged.replaceAll('.', '')}@gmail.com`
    : `${untagged}@${domain}`;
}
