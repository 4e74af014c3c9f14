/** Proofpoint's URL Defense, versions 1 to 3, as Proofpoint's own decoder reads them. */
export function readUrlDefense({ pathname, search, searchParams }: URL): string | null {
  const given = searchParams.get('u') ?? '';
  if (pathname === '/v1/url') return given;
  // `-` stands for `%`, and `_` for `/`.
  if (pathname === '/v2/url') return decodeEscapes(given.replaceAll('-', '%').replaceAll('_', '/'));
  if (!pathname.startsWith('/v3/__')) return null;
  const [address, rest] = halves((pathname + search).slice('/v3/__'.length), '__;');
  const [spelled] = halves(rest, '!');
  // Some programs drop one of two slashes in a path.
  return restoreCharacters(address, spelled).replace(/^(https?:\/)(?=[^/])/i, '$1/');
}

function halves(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}

const RUN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Version 3 puts `*` for one special character and `**X` for a run, and spells them after it. */
function restoreCharacters(address: string, spelled: string): string {
  const bytes = Uint8Array.from(decodeBase64(spelled) ?? '', codeOf);
  const special = Array.from(new TextDecoder().decode(bytes));
  let used = 0;
  return address.replaceAll(/\*(?:\*([\w-]))?/g, (_, run: string | undefined) => {
    const from = used;
    used += run === undefined ? 1 : RUN.indexOf(run) + 2;
    return special.slice(from, used).join('');
  });
}

const codeOf = (character: string): number => character.charCodeAt(0);

/** `/v2/___https://harbor.example/q___.YXAz…` */
export const readUnderscored = ({ pathname, search }: URL): string | null =>
  decodeEscapes(/\/___(.+?)___/.exec(pathname + search)?.[1]);

/** Bing puts `a1` before the address in base64. */
export const readBing = ({ pathname, searchParams }: URL): string | null =>
  pathname === '/ck/a' ? decodeBase64((searchParams.get('u') ?? '').replace(/^a1/, '')) : null;

/** Older links of Google News contain the address in base64; newer ones hide it. */
export function readGoogleNews({ pathname }: URL): string | null {
  const held = decodeBase64(/\/(?:articles|read)\/([\w-]+)/.exec(pathname)?.[1]);
  return /https?:\/\/[\x21-\x7e]+/.exec(held ?? '')?.[0] ?? null;
}

export function decodeEscapes(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Base64 in either alphabet, a character for each byte. */
export function decodeBase64(text: string | null | undefined): string | null {
  try {
    return text ? atob(text.replaceAll('-', '+').replaceAll('_', '/')) : null;
  } catch {
    return null;
  }
}
