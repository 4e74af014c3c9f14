import { diffArrays } from 'diff';

// Everything in a mail's body that nobody reads: elements, comments, styles, and the preheader,
// which is hidden there.
const MARKUP =
  /(<!--[\s\S]*?-->|<style\b[\s\S]*?<\/style>|<title\b[\s\S]*?<\/title>|<div style="display:none[^<]*<\/div>|<[^>]*>)/gi;
const ADDED = 'background:#c9efcf;color:#0b3d17;text-decoration:none';
const REMOVED = 'background:#fcd9d2;color:#7a1c0e;text-decoration:line-through';
/** Comparing two issues with little in common would take long and show nothing useful. */
const PATIENCE_MS = 400;

/**
 * Marks the words of a mail that were added or removed since an earlier version. Only text is
 * compared and wrapped, so the mail's own structure stays intact. Null if the two have too little
 * in common.
 */
export function markChanges(
  before: string,
  after: string,
  patienceMs = PATIENCE_MS,
): string | null {
  const pieces = after.split(MARKUP);
  const words = wordsOf(after);
  const changes = diffArrays(wordsOf(before), words, { timeout: patienceMs });
  if (changes === undefined) return null;
  /** What was removed before the n-th word, and which words are new. */
  const gone = new Map<number, string>();
  const fresh = new Set<number>();
  let at = 0;
  for (const { added, removed, value } of changes) {
    if (removed) gone.set(at, value.join(' '));
    if (added) value.forEach((_, index) => fresh.add(at + index));
    if (!removed) at += value.length;
  }
  let word = 0;
  const marked = pieces.map((piece, index) => {
    if (index % 2 === 1 || !isText(piece)) return piece;
    return piece.replaceAll(/(\s*)(\S+)/g, (_, space: string, text: string) => {
      const deleted = gone.get(word);
      const isFresh = fresh.has(word);
      word += 1;
      return `${space}${deleted === undefined ? '' : `<del style="${REMOVED}">${deleted}</del> `}${
        isFresh ? `<ins style="${ADDED}">${text}</ins>` : text
      }`;
    });
  });
  const atEnd = gone.get(words.length);
  const end = atEnd === undefined ? '' : `<p><del style="${REMOVED}">${atEnd}</del></p>`;
  return marked.join('').replace('</body>', () => `${end}</body>`);
}

const isText = (piece: string): boolean => piece.trim() !== '';

/** The words of a mail as they appear in its source, entities included. */
const wordsOf = (html: string): string[] =>
  html
    .split(MARKUP)
    .filter((piece, index) => index % 2 === 0 && isText(piece))
    .flatMap((piece) => piece.match(/\S+/g) ?? []);
