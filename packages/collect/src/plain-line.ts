import { findForbiddenInLine, hasInk } from '@galley/core/input';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  hellip: '…',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  rdquo: '”',
  rsquo: '’',
};
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const UNWANTED = /[\p{Cc}\u2028\u2029\u00a0\s]+/gu;
const UNSEEN = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text of a page as one plain line: character references that were written twice are undone, white
 * space is single, nothing is invisible. Null if nothing is left or it is longer than `longest`.
 */
export function plainLine(text: string, longest: number): string | null {
  const decoded = text.replace(REFERENCE, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
  const line = decoded.replace(UNSEEN, '').replace(UNWANTED, ' ').trim();
  if (line.length > longest || !hasInk(line)) return null;
  return findForbiddenInLine(line) === null ? line : null;
}
