/** A title in lines, and the size of its letters. */
export interface BrokenTitle {
  readonly size: number;
  readonly lines: readonly string[];
}

/** The words of a title and how wide each is at a size of one. */
export interface MeasuredWord {
  readonly text: string;
  readonly width: number;
}

const SIZES = [84, 76, 68, 62, 56, 50, 44] as const;
/** A space's width by the size. */
export const SPACE = 0.25;
/** A line's height by its size. */
export const LEADING = 1.18;

/**
 * Breaks a title into lines of about the same width, in the largest letters that fit. One that fits
 * in none is cut, with an ellipsis.
 */
export function breakLines(
  words: readonly MeasuredWord[],
  room: { readonly width: number; readonly height: number },
): BrokenTitle {
  for (const size of SIZES) {
    const most = Math.floor(room.height / (size * LEADING));
    const fewest = fill(words, room.width / size);
    const fits = fewest.every((line) => widthOf(line) * size <= room.width);
    if (fits && fewest.length <= most) {
      return { size, lines: balance(words, room.width / size, fewest.length).map(print) };
    }
  }
  const size = SIZES.at(-1) ?? 44;
  const most = Math.floor(room.height / (size * LEADING));
  const lines = fill(
    words.map((word) => cut(word, room.width / size)),
    room.width / size,
  ).map(print);
  if (lines.length <= most) return { size, lines };
  const last = lines[most - 1] ?? '';
  const shorter = last.includes(' ') ? last.slice(0, last.lastIndexOf(' ')) : last;
  return { size, lines: [...lines.slice(0, most - 1), `${shorter.replace(/…$/, '')}…`] };
}

type Line = readonly MeasuredWord[];

const print = (line: Line): string => line.map(({ text }) => text).join(' ');

const widthOf = (line: Line): number =>
  line.reduce((sum, { width }) => sum + width, 0) + SPACE * Math.max(0, line.length - 1);

/** Puts as many words into each line as fit. */
function fill(words: readonly MeasuredWord[], width: number): readonly Line[] {
  const lines: MeasuredWord[][] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line === undefined || widthOf([...line, word]) > width) lines.push([word]);
    else line.push(word);
  }
  return lines;
}

/** The narrowest lines of that number. */
function balance(words: readonly MeasuredWord[], width: number, count: number): readonly Line[] {
  let [narrow, wide] = [0, width];
  for (let step = 0; step < 12; step += 1) {
    const middle = (narrow + wide) / 2;
    const lines = fill(words, middle);
    const fits = lines.length <= count && lines.every((line) => widthOf(line) <= middle);
    if (fits) wide = middle;
    else narrow = middle;
  }
  return fill(words, wide);
}

function cut(word: MeasuredWord, width: number): MeasuredWord {
  if (word.width <= width) return word;
  const letters = Array.from(word.text);
  const kept = Math.max(1, Math.floor(letters.length * (width / word.width)) - 2);
  return { text: `${letters.slice(0, kept).join('')}…`, width };
}
