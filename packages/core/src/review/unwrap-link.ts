import { isHttpUrl } from './http-url.ts';
import { findWrapper } from './link-wrappers.ts';

const LONGEST = 8000;

/**
 * The address behind a link that leads through a mail filter (Outlook's Safe Links, Proofpoint), a
 * search engine or a network (Facebook, LinkedIn): such wrappers name the person for whom the link
 * was made. Any other link, and one whose wrapper hides the address (lnkd.in, t.co), is returned
 * unchanged.
 *
 * @example unwrapLink('https://www.google.com/url?q=https://harbor.example/q&sa=D')
 * // 'https://harbor.example/q'
 */
export function unwrapLink(link: string): string {
  const inner = readInner(link);
  return inner === null ? link : unwrapLink(inner);
}

/** Each is shorter than the link around it, so unwrapping ends. */
function readInner(link: string): string | null {
  const url = link.length > LONGEST ? null : URL.parse(link);
  const held = url && findWrapper(url)?.(url);
  if (!held) return null;
  const address = [held, decodeOnce(held)].find((text) => /^https?:\/\//i.test(text));
  const inner = address === undefined ? null : printUrl(address);
  return inner !== null && inner.length < link.length ? inner : null;
}

/** Keeps an address as it was written, unless white space or quotes need escapes. */
function printUrl(address: string): string | null {
  if (isHttpUrl(address)) return address;
  const { href = '' } = URL.parse(address) ?? {};
  return isHttpUrl(href) ? href : null;
}

// Some programs wrap the address twice.
const decodeOnce = (text: string): string =>
  text.replaceAll(/%(?:3a|2f|3f|3d|26|25)/gi, decodeURIComponent);
