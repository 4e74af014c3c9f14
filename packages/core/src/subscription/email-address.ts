/** An address as it is mailed, and the form in which two spellings of it are equal. */
export interface EmailAddress {
  /** The local part as typed, the domain in lower-case ASCII. */
  readonly address: string;
  /** The whole in lower case; plus tags and dots stay, since they may belong to other people. */
  readonly canonical: string;
}

/** Why a text is not an address that can be mailed. */
export type AddressFlaw =
  'no-address' | 'foreign-letters' | 'not-plain' | 'long-local' | 'no-domain' | 'long-address';

export type EmailAddressReading =
  | ({ readonly kind: 'ok' } & EmailAddress)
  | { readonly kind: 'invalid'; readonly flaw: AddressFlaw; readonly expected: string };

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LOCAL = new RegExp(`^${ATOM}(\\.${ATOM})*$`);
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
// What a typed domain may contain before UTS-46: the URL parser would silently take anything else
// as a port, a path, user information or a percent escape.
const TYPED_DOMAIN = /^[A-Za-z0-9.\-\u0080-\u{10ffff}]+$/u;

const EXPECTED: Readonly<Record<AddressFlaw, string>> = {
  'no-address': 'an email address such as ada@example.com',
  'foreign-letters': 'only ASCII letters before the @ (mail servers on the way may refuse others)',
  'not-plain': 'a plain address such as ada@example.com',
  'long-local': 'at most 64 characters before the @',
  'no-domain': 'a domain such as example.com after the @',
  'long-address': 'at most 254 characters in all',
};

const invalid = (flaw: AddressFlaw): EmailAddressReading => ({
  kind: 'invalid',
  flaw,
  expected: EXPECTED[flaw],
});

/**
 * Reads a plain `local@domain` (the dot-atom form of RFC 5322, section 3.4.1): no display name,
 * quotes, comments, groups or address literals. Lengths follow RFC 5321, section 4.5.3.1. The
 * domain becomes ASCII by UTS-46. A local part outside ASCII would need SMTPUTF8 on every hop,
 * which Resend does not promise, so it is refused rather than rewritten.
 *
 * @example parseEmailAddress('Ada@Bücher.example') // address Ada@xn--bcher-kva.example
 */
export function parseEmailAddress(text: string): EmailAddressReading {
  const typed = text.trim();
  const at = typed.lastIndexOf('@');
  if (at < 0) return invalid('no-address');
  const local = typed.slice(0, at);
  if (/[^\u0000-\u007f]/.test(local)) {
    return invalid('foreign-letters');
  }
  if (!LOCAL.test(local)) return invalid('not-plain');
  if (local.length > 64) return invalid('long-local');
  const domain = asciiDomain(typed.slice(at + 1));
  if (domain === null) return invalid('no-domain');
  const address = `${local}@${domain}`;
  if (address.length > 254) return invalid('long-address');
  return { kind: 'ok', address, canonical: address.toLowerCase() };
}

function asciiDomain(typed: string): string | null {
  if (!TYPED_DOMAIN.test(typed)) return null;
  const url = URL.parse(`http://${typed}`);
  if (url === null) return null;
  const labels = url.hostname.split('.');
  const last = labels.at(-1) ?? '';
  // A URL parser takes a last label of digits for an IPv4 address, however short ("1.2").
  if (labels.length < 2 || /^[0-9]+$/.test(last)) return null;
  return labels.every((label) => LABEL.test(label)) ? url.hostname : null;
}
