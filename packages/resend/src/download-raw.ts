/** The bytes of a mail that Resend received. */
export type RawMail =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array }
  /** Larger than a mail that anybody writes by hand. */
  | { readonly kind: 'too-large' }
  /** Not a place where Resend keeps mails. */
  | { readonly kind: 'elsewhere' }
  /** It may be there later. */
  | { readonly kind: 'unclear'; readonly message: string };

const LARGEST = 1024 * 1024;
/** Resend hands out signed URLs of its CDN, CloudFront. */
const HOSTS = [/(?:^|\.)resend\.com$/, /\.cloudfront\.net$/];

/**
 * Downloads a mail's bytes, up to a limit, from where Resend keeps them, and follows no redirect.
 *
 * @param baseUrl the API's: a sandbox keeps mails beside it
 */
export async function downloadRaw(
  url: string,
  baseUrl: string,
  signal: AbortSignal,
): Promise<RawMail> {
  if (!isResends(url, baseUrl)) return { kind: 'elsewhere' };
  try {
    const response = await fetch(url, { redirect: 'manual', signal });
    if (response.status !== 200) {
      await response.body?.cancel();
      return { kind: 'unclear', message: `HTTP ${response.status}` };
    }
    return await readUpTo(response, LARGEST);
  } catch (error) {
    return { kind: 'unclear', message: error instanceof Error ? error.name : 'unknown' };
  }
}

function isResends(url: string, baseUrl: string): boolean {
  const place = URL.parse(url);
  if (place === null || place.username !== '' || place.password !== '') return false;
  if (place.origin === new URL(baseUrl).origin) return true;
  return (
    place.protocol === 'https:' &&
    place.port === '' &&
    HOSTS.some((host) => host.test(place.hostname))
  );
}

async function readUpTo(response: Response, most: number): Promise<RawMail> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    // Leaving the loop cancels the rest.
    if (size > most) return { kind: 'too-large' };
    pieces.push(piece);
  }
  return { kind: 'ok', bytes: Buffer.concat(pieces, size) };
}
