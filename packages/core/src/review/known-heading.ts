import { ENGLISH, type ReviewWords } from './review-words.ts';
import { plainHeading, readSectionName } from './section-name.ts';
import type { Complaint } from './text-rules.ts';

// Without the blanks before it: tried at each of many, they would take quadratic time.
const MEANT = /\[sic\]$/iu;
const SHORTEST = 6;
const LONGEST = 60;

/**
 * A heading of a section, and whether its writer says that it is meant as written: "[sic]" behind it
 * makes it a section of its own, whatever it resembles.
 */
export interface Heading {
  readonly text: string;
  readonly isMeant: boolean;
}

export function readHeading(source: string): Heading {
  const text = source.replace(MEANT, '').trimEnd();
  return text === source || text === ''
    ? { text: source, isMeant: false }
    : { text, isMeant: true };
}

/** The heading in a form from which {@link readHeading} and the rules below read it again. */
export const printHeading = (heading: string, words: ReviewWords): string =>
  MEANT.test(heading) ||
  readSectionName(heading, words) !== null ||
  complainAboutTypo(heading, words) !== null
    ? `${heading} [sic]`
    : heading;

/** What is wrong with a second heading of one kind. */
export const complainAboutSecond = (heading: string, line: number): Complaint => ({
  found: `a second heading "${heading}" (the first is on line ${line})`,
  expected: `each section once, or "${heading} [sic]" if it is meant`,
});

/** A heading that is nearly a known one ("Sumary") is more likely a slip than a section. */
export function complainAboutTypo(heading: string, words: ReviewWords): Complaint | null {
  if (heading.length > LONGEST || readSectionName(heading, words) !== null) return null;
  const typed = plainHeading(heading);
  if (typed.length < SHORTEST - 1) return null;
  const names = Object.values(words.headings).flat();
  const near = names.find((name) => {
    const known = plainHeading(name);
    const most = known.length < SHORTEST ? 0 : known.length < 10 ? 1 : 2;
    return Math.abs(known.length - typed.length) <= most && distance(known, typed) <= most;
  });
  if (near === undefined) return null;
  return {
    found: `the heading "${heading}"`,
    expected: `"${near}", or "${heading} [sic]" if it is meant`,
  };
}

/** How many letters have to change, come, go or swap places with their neighbour. */
function distance(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.entries()) {
    const next = [row + 1];
    for (const [column, opposite] of b.entries()) {
      const change = (last[column] ?? 0) + (letter === opposite ? 0 : 1);
      const least = Math.min(change, (last[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1);
      const swaps = letter === b[column - 1] && opposite === a[row - 1];
      next.push(swaps ? Math.min(least, (before[column - 1] ?? 0) + 1) : least);
    }
    before = last;
    last = next;
  }
  return last.at(-1) ?? 0;
}

/**
 * The words in which a file is written: of several languages the one that knows most of its lines
 * as headings; English if none knows any.
 */
export function chooseWords(text: string, languages: readonly ReviewWords[]): ReviewWords {
  const lines = text.split('\n').map((line) => line.replace(/^#+\s/u, '').trim());
  const known = languages.map((words) => ({
    words,
    count: lines.filter((line) => readSectionName(line, words) !== null).length,
  }));
  return known.reduce((best, each) => (each.count > best.count ? each : best), {
    words: ENGLISH,
    count: lines.filter((line) => readSectionName(line, ENGLISH) !== null).length,
  }).words;
}
