import type { Review } from '../../../../review/review.ts';

type Named = Pick<Review, 'title' | 'outlet' | 'authors'>;

/**
 * Tells whether a line names a review: by its title or a part of it, or by an outlet or an author
 * that no other review of the mail has.
 */
export function namesReview(line: string, review: Named, others: readonly Named[]): boolean {
  const titles = namesIn(review.title).filter(
    (name) => !others.some(({ title }) => folded(title).includes(folded(name))),
  );
  const people = [...review.authors, review.outlet].filter(
    (name) =>
      isDistinct(name) && !others.some((one) => [...one.authors, one.outlet].includes(name)),
  );
  return (
    titles.some((name) => says(line, name)) ||
    people.some((name) => asWords(name).test(line)) ||
    (isBeginning(line, review.title) && !others.some(({ title }) => isBeginning(line, title)))
  );
}

/** A title, and the parts of it that a colon or a dash separates, if they say enough. */
const namesIn = (title: string): readonly string[] => [
  title,
  ...title.split(/[:：|–—]|\s-\s/u).filter((part) => wordsOf(part).length >= 2),
];

/** A short title may be an ordinary word, so it has to be written the same. */
const LONG_ENOUGH = 8;
const says = (line: string, name: string): boolean =>
  folded(name).length >= LONG_ENOUGH
    ? folded(line).includes(folded(name))
    : asWords(name.trim()).test(line);

/** Whether a line that was cut off is how a title begins. */
function isBeginning(line: string, title: string): boolean {
  const cut = /^(.*?)\s*(?:…|\.\.\.)$/u.exec(line.trim())?.[1] ?? '';
  return wordsOf(cut).length >= 3 && folded(title).startsWith(folded(cut));
}

/** "Time" may be a word like any other; "WIRED", "The Atlantic" and "Ann Lee" are names. */
const isDistinct = (name: string): boolean =>
  wordsOf(name).length >= 2 || /.\p{Lu}/u.test(name.trim());

const SYNTAX = /[\\^$.*+?()[\]{}|]/g;
const asWords = (name: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])${name.trim().replaceAll(SYNTAX, String.raw`\$&`)}(?![\p{L}\p{N}])`,
    'u',
  );

const wordsOf = (text: string): readonly string[] =>
  folded(text)
    .split(' ')
    .filter((word) => word !== '');

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
