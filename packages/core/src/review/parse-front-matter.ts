import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { quoteInput } from '../input/index.ts';
import { splitNames } from './split-names.ts';
import type { LocatedComplaint } from './source-line.ts';
import { readDate } from './publication-date.ts';
import { readRating } from './rating.ts';
import type { Review } from './review.ts';

type Fields = Partial<
  Pick<Review, 'title' | 'outlet' | 'rating' | 'publishedOn' | 'authors' | 'url'>
>;

export interface FrontMatter {
  readonly fields: Fields;
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly LocatedComplaint[];
  /** How many lines of the file it takes, including its fences. */
  readonly length: number;
}

const MOST_CHARACTERS = 16 * 1024;
const KEYS: ReadonlyMap<string, keyof Fields> = new Map([
  ['title', 'title'],
  ['outlet', 'outlet'],
  ['rating', 'rating'],
  ['publishedOn', 'publishedOn'],
  ['date', 'publishedOn'],
  ['authors', 'authors'],
  ['author', 'authors'],
  ['url', 'url'],
]);
const NOTHING: FrontMatter = { fields: {}, lines: new Map(), problems: [], length: 0 };

/**
 * Reads the YAML between `---` lines at the start of a Markdown review: `title`, `outlet`,
 * `rating`, `publishedOn` or `date`, `authors` or `author` (a list or "A, B and C"), `url`. Dates
 * and ratings are read as in the text form. Other keys are refused, so that misspellings show.
 */
export function parseFrontMatter(lines: readonly string[]): FrontMatter {
  if (lines[0]?.trimEnd() !== '---') return NOTHING;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (end === -1)
    return refuse(lines.length, 'front matter without an end', 'a line "---" after it');
  const source = lines.slice(1, end).join('\n');
  if (source.length > MOST_CHARACTERS) {
    const found = `front matter of ${source.length} characters`;
    return refuse(end + 1, found, `at most ${MOST_CHARACTERS}`);
  }
  return readYaml(source, end + 1);
}

function readYaml(source: string, length: number): FrontMatter {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, logLevel: 'silent' });
  const lineAt = (offset: number | undefined): number =>
    1 + Math.max(1, lineCounter.linePos(offset ?? 0).line);
  const [error] = document.errors;
  if (error !== undefined) {
    const found = `front matter that is not YAML (${error.code.toLowerCase().replaceAll('_', ' ')})`;
    const line = lineAt(error.pos[0]);
    return { ...NOTHING, length, problems: [{ line, found, expected: 'YAML' }] };
  }
  const { contents } = document;
  if (contents === null) return { ...NOTHING, length };
  if (!isMap(contents))
    return refuse(length, 'front matter without keys', '"outlet: WIRED" and the like');

  let fields: Fields = {};
  const lines = new Map<string, number>();
  const problems: LocatedComplaint[] = [];
  for (const { key, value } of contents.items) {
    const line = lineAt(isScalar(key) ? key.range?.[0] : undefined);
    const name = isScalar(key) ? String(key.value) : '';
    const field = KEYS.get(name);
    if (field === undefined) {
      const expected = `one of ${[...KEYS.keys()].join(', ')}`;
      problems.push({ line, found: `the key ${quoteInput(name)}`, expected });
    } else if (lines.has(field)) {
      problems.push({ line, found: `a second ${field}`, expected: 'one' });
    } else {
      lines.set(field, line);
      const read = readField(field, value);
      if ('found' in read) problems.push({ line, found: read.found, expected: read.expected });
      else fields = { ...fields, ...read.fields };
    }
  }
  return { fields, lines, problems, length };
}

type ReadField =
  { readonly fields: Fields } | { readonly found: string; readonly expected: string };

function readField(field: keyof Fields, node: unknown): ReadField {
  if (isScalar(node) && node.value === null) return { fields: {} };
  const text = readText(node);
  switch (field) {
    case 'authors': {
      if (text !== null) {
        const split = splitNames(text);
        return split.kind === 'names' ? { fields: { authors: split.names } } : split.complaint;
      }
      const names = isSeq(node) ? node.items.map(readText) : [null];
      const authors = names.filter((name) => name !== null);
      if (authors.length === names.length) return { fields: { authors } };
      return { found: 'no text in authors', expected: 'a list of names' };
    }
    case 'rating': {
      const rating = readRating(text ?? '');
      if (rating.kind === 'rating') return { fields: { rating: rating.rating } };
      if (rating.kind === 'invalid') return rating.complaint;
      return { found: describe('rating', text), expected: 'one such as 4/5' };
    }
    case 'publishedOn': {
      const date = readDate(text ?? '');
      if (date.kind === 'date') return { fields: { publishedOn: date.date } };
      if (date.kind === 'invalid') return date.complaint;
      return { found: describe('date', text), expected: 'one such as 2026-03-11' };
    }
    case 'title':
    case 'outlet':
    case 'url':
      if (text !== null) return { fields: { [field]: text } };
      return { found: describe(field, text), expected: 'text' };
  }
}

/** A scalar as written: an outlet named 1843 is not a number. Aliases are never followed. */
function readText(node: unknown): string | null {
  if (!isScalar(node)) return null;
  if (typeof node.value === 'string') return node.value;
  return node.source ?? null;
}

const describe = (field: string, text: string | null): string =>
  text === null ? `no text in ${field}` : `the ${field} ${quoteInput(text)}`;

const refuse = (length: number, found: string, expected: string): FrontMatter => ({
  ...NOTHING,
  length,
  problems: [{ line: 1, found, expected }],
});
