import { hasIdeographs } from './split-ideographs.ts';

/** How much of a text is kept: marking words in it costs as much as it is long. */
const LONGEST_PIECE = 800;
/** How much of that stands before what was searched for. */
const BEFORE = 150;
/** A longer word may end otherwise than its stem: `library` and `librari`. */
const LONGEST_WHOLE_STEM = 4;

/**
 * The piece of a text that holds most of what was searched for, and of several such the first. The
 * whole text if it holds nothing of it as far as letters tell, or is short.
 *
 * @param stems as a search's rules print them, without accents
 * @param typed what a reader wrote, which may hold phrases
 */
export function cutAround(text: string, stems: readonly string[], typed: string): string {
  if (text.length <= LONGEST_PIECE) return text;
  const plain = fold(text);
  // Places in it are then none in the text.
  if (plain.length !== text.length) return text;
  const places = [
    ...stems.map((stem) => fold(stem.length > LONGEST_WHOLE_STEM ? stem.slice(0, -1) : stem)),
    ...phrasesOf(typed).map(fold),
  ].map((part) => placesOf(plain, part));
  const starts = places.flat().toSorted((a, b) => a - b);
  let best: { readonly from: number; readonly holds: number } | null = null;
  for (const start of starts) {
    const end = start + LONGEST_PIECE - 2 * BEFORE;
    const holds = places.filter((its) => its.some((at) => at >= start && at < end)).length;
    if (best === null || holds > best.holds) best = { from: start, holds };
  }
  return best === null ? text : cutAt(text, Math.max(0, best.from - BEFORE));
}

/** What stands in quotes, and words of letters that need no spaces between them. */
const phrasesOf = (typed: string): readonly string[] =>
  typed
    .split('"')
    .flatMap((part, at) => (at % 2 === 1 ? [part] : part.split(/\s+/).filter(hasIdeographs)))
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Where a part begins in a text; one of a script with spaces only where a word begins. */
function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  if (part === '') return places;
  const isAnywhere = hasIdeographs(part);
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    if (isAnywhere || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')) places.push(at);
  }
  return places;
}

function cutAt(text: string, from: number): string {
  const isSpace = (at: number) => /\s/.test(text[at] ?? ' ');
  const near = (at: number, way: 1 | -1): number => {
    for (let step = 0; step < BEFORE / 3; step += 1) {
      if (isSpace(at + step * way)) return at + step * way;
    }
    return at;
  };
  const begin = from === 0 ? 0 : near(from, 1);
  return onlyWhole(text.slice(begin, near(from + LONGEST_PIECE, -1)));
}

/** Without half a letter at either end. */
const onlyWhole = (piece: string): string =>
  piece.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .normalize('NFC');
