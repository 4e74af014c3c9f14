import type { Rendition } from './rendition.ts';

/** A one-way hash of a text's UTF-8 bytes, in hex (SHA-256 wherever it is stored). */
export type Hash = (text: string) => string;

/** The hash of one rendition: exactly the bytes that reach a mailbox. */
export const renditionHash = (hash: Hash, rendition: Rendition): string =>
  hash(canonicalRendition(rendition));

/**
 * The hash that an approval signs, over the sender, the reply-to and every rendition. The same
 * content gives the same hash, in any order of renditions or headers.
 */
export function contentHash(
  hash: Hash,
  content: {
    readonly sender: string | null;
    readonly replyTo: string | null;
    readonly renditions: readonly Rendition[];
  },
): string {
  const renditions = content.renditions
    .map((rendition) => [rendition.key, renditionHash(hash, rendition)])
    .toSorted(byFirst);
  return hash(JSON.stringify(['galley-issue', content.sender, content.replyTo, renditions]));
}

// An array, because JSON fixes its order; headers sorted, because jsonb forgets theirs.
const canonicalRendition = (rendition: Rendition): string =>
  JSON.stringify([
    'galley-rendition',
    rendition.key,
    rendition.subject,
    rendition.preheader,
    rendition.html,
    rendition.text,
    Object.entries(rendition.headers).toSorted(byFirst),
  ]);

const byFirst = (a: readonly string[], b: readonly string[]): number =>
  (a[0] ?? '') < (b[0] ?? '') ? -1 : 1;
