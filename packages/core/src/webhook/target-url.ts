import { isLoopbackUrl } from '../network/index.ts';

export type ReadTargetUrl =
  | { readonly kind: 'ok'; readonly url: string }
  | { readonly kind: 'invalid'; readonly expected: string };

const LONGEST = 2000;
const EXPECTED = 'an https URL on port 443, such as https://hooks.example/galley';
const NO_SECRETS = 'a URL without a user name and a password';

/**
 * Reads the URL of a target: https, because posts hold addresses. Only a local set-up may post to
 * this machine, where http does.
 */
export function readTargetUrl(
  text: string,
  { isLocal }: { readonly isLocal: boolean },
): ReadTargetUrl {
  const url = URL.parse(text.trim());
  const invalid = (expected: string) => ({ kind: 'invalid', expected }) as const;
  if (url === null || text.length > LONGEST) return invalid(EXPECTED);
  if (url.username !== '' || url.password !== '') return invalid(NO_SECRETS);
  url.hash = '';
  if (isLoopbackUrl(url.href)) {
    if (!isLocal) return invalid('a URL that leads to another machine: this set-up is not local');
    if (url.protocol === 'http:' || url.protocol === 'https:') return { kind: 'ok', url: url.href };
    return invalid('an http or https URL');
  }
  if (url.protocol !== 'https:' || url.port !== '') return invalid(EXPECTED);
  return { kind: 'ok', url: url.href };
}
