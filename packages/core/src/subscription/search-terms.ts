/** What somebody typed to find a subscriber, by what it may be the beginning of. */
export interface SearchTerms {
  readonly address: string | null;
  readonly domain: string | null;
  readonly name: string | null;
}

/** The longest search that is looked at; no address and no name is longer. */
export const LONGEST_SEARCH = 254;

/**
 * Says what a search may mean. Words are a name; `@example.org` is a domain; anything else with an
 * `@` is an address. One word may be the beginning of each.
 */
export function readSearchTerms(typed: string): SearchTerms {
  const text = typed.normalize('NFC').trim().toLowerCase();
  if (/\s/u.test(text)) return { address: null, domain: null, name: text };
  const at = text.lastIndexOf('@');
  const domain = at <= 0 ? asciiDomain(text.slice(at + 1)) : null;
  if (at === 0) return { address: null, domain, name: null };
  if (at > 0) {
    const address = `${text.slice(0, at)}@${asciiDomain(text.slice(at + 1)) ?? ''}`;
    return { address, domain: null, name: null };
  }
  return text === ''
    ? { address: null, domain: null, name: null }
    : { address: text, domain, name: text };
}

/** Addresses are stored with their domain in ASCII; the beginning of one is kept as it is. */
function asciiDomain(text: string): string | null {
  if (text === '') return null;
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  // The URL parser would take anything else as a port, a path or a percent escape.
  if (!/^[a-z0-9.\-\u0080-\u{10ffff}]+$/u.test(text)) return text;
  return URL.parse(`http://${text}`)?.hostname ?? text;
}
