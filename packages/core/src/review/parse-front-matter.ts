import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { quoteInput } from '../input/index.ts';
import { readAddressLine } from './address-line.ts';
import { explainYamlError, showQuoted } from './explain-yaml-error.ts';
import { findFrontMatter } from './find-front-matter.ts';
import { labelKind } from './head-label.ts';
import { isHttpUrl } from './http-url.ts';
import { isNameSuffix, splitNames } from './split-names.ts';
import type { LocatedComplaint } from './source-line.ts';
import { readDate } from './publication-date.ts';
import { readRating } from './rating.ts';
import { ENGLISH, type ReviewWords } from './review-words.ts';
import type { Review } from './review.ts';
import type { Complaint } from './text-rules.ts';
import { splitTopics } from './topic.ts';
import { readLinkedName } from './unwrap-links.ts';

type Fields = Partial<
  Pick<Review, 'title' | 'outlet' | 'rating' | 'publishedOn' | 'authors' | 'url' | 'topics'>
>;

export interface FrontMatter {
  readonly fields: Fields;
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly LocatedComplaint[];
  /** How many lines of the file it takes, including its fences. */
  readonly length: number;
}

const MOST_CHARACTERS = 16 * 1024;
const MISALIGNED = /\n\s*-\s/;
const KEYS: ReadonlyMap<string, keyof Fields> = new Map([
  ['title', 'title'],
  ['outlet', 'outlet'],
  ['rating', 'rating'],
  ['publishedOn', 'publishedOn'],
  ['date', 'publishedOn'],
  ['authors', 'authors'],
  ['author', 'authors'],
  ['url', 'url'],
  ['topics', 'topics'],
]);
const NOTHING: FrontMatter = { fields: {}, lines: new Map(), problems: [], length: 0 };

/**
 * Reads the YAML between `---` lines at the start of a Markdown review: `title`, `outlet`,
 * `rating`, `publishedOn` or `date`, `authors` or `author` (a list or "A, B and C"), `url`, `topics` (a
 * list or "A, B"), or their other labels in the head. Dates and ratings are read as in the text form. Other keys are refused,
 * so that misspellings show, and so is a value that YAML would cut.
 */
export function parseFrontMatter(
  lines: readonly string[],
  words: ReviewWords = ENGLISH,
): FrontMatter {
  const found = findFrontMatter(lines);
  if (found.kind === 'none') return NOTHING;
  if (found.kind === 'invalid') return { ...NOTHING, problems: [found.complaint] };
  const { start, end } = found;
  const source = lines.slice(start + 1, end).join('\n');
  if (source.length > MOST_CHARACTERS) {
    const found = `front matter of ${source.length} characters`;
    return refuse(start + 1, found, `at most ${MOST_CHARACTERS}`);
  }
  return { ...readYaml(source, start + 1, words), length: end + 1 };
}

function readYaml(source: string, before: number, words: ReviewWords): FrontMatter {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, logLevel: 'silent' });
  const lineAt = (offset: number | undefined): number =>
    Math.max(1, lineCounter.linePos(offset ?? 0).line);
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, ...complaint } = explainYamlError(
      error,
      source.split('\n'),
      lineAt(error.pos[0]),
    );
    return { ...NOTHING, problems: [{ line: before + line, ...complaint }] };
  }
  const { contents } = document;
  if (contents === null) return NOTHING;
  if (!isMap(contents))
    return refuse(before, 'front matter without keys', '"outlet: WIRED" and the like');

  let fields: Fields = {};
  const lines = new Map<string, number>();
  const problems: LocatedComplaint[] = [];
  for (const { key, value } of contents.items) {
    const line = before + lineAt(isScalar(key) ? key.range?.[0] : undefined);
    const name = isScalar(key) ? String(key.value) : '';
    const text = readText(value, source);
    const field = fieldOf(name, text, words);
    const dropped = findDropped(value, source);
    if (field === undefined) {
      const expected = `one of ${[...KEYS.keys()].join(', ')}`;
      problems.push({ line, found: `the key ${quoteInput(name)}`, expected });
    } else if (lines.has(field)) {
      problems.push({ line, found: `a second ${field}`, expected: 'one' });
    } else if (dropped !== null) {
      problems.push({ line, ...complainAboutDropped(name, dropped) });
    } else {
      lines.set(field, line);
      const read = readField(field, value, { source, words });
      if ('found' in read) problems.push({ line, found: read.found, expected: read.expected });
      else fields = { ...fields, ...read.fields };
    }
  }
  return { fields, lines, problems, length: 0 };
}

function complainAboutDropped(name: string, dropped: string): Complaint {
  const [first = ''] = dropped.split('\n', 1);
  if (MISALIGNED.test(dropped)) {
    const found = `an item below ${quoteInput(first)} with another indent`;
    return { found, expected: 'the same indent for each item' };
  }
  const found = `${quoteInput(first)} without quotes around it`;
  return { found, expected: showQuoted(name, dropped) };
}

function fieldOf(name: string, text: string | null, words: ReviewWords): keyof Fields | undefined {
  const known = KEYS.get(name) ?? labelKind(name, words) ?? undefined;
  if (known !== 'source') return known;
  return readAddressLine(text ?? '', words) === null ? 'outlet' : 'url';
}

/**
 * The line of a value from which YAML drops a part: "Episode #5" without what it takes for a
 * comment, "!important" without its tag. A comment in words behind a blank is one. An item that is
 * not aligned with the others would join the one before.
 */
function findDropped(node: unknown, source: string): string | null {
  if (isSeq(node)) {
    const dropped = node.items.map((item) => findDropped(item, source));
    return dropped.find((each) => each !== null) ?? null;
  }
  if (!isScalar(node)) return null;
  const [start, end] = node.range ?? [0, 0];
  const [behind = ''] = source.slice(end).split('\n', 1);
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const opening = source.slice(lineStart, start).replace(/^\s*(?:[^\s:]+\s*:|-)\s*/, '');
  const text = source.slice(start, end);
  const isPlain = node.type === 'PLAIN';
  const isCut = isPlain && /^\s*#(?:\S|\s*\d|\s*$)/.test(behind);
  const isTagged = node.tag !== undefined;
  const isAnchored = node.anchor !== undefined && !source.includes(`*${node.anchor}`);
  const isJoined = isPlain && MISALIGNED.test(text);
  if (!isCut && !isTagged && !isAnchored && !isJoined) return null;
  return `${opening}${text}${behind}`.trim();
}

type ReadField =
  { readonly fields: Fields } | { readonly found: string; readonly expected: string };

function readField(
  field: keyof Fields,
  node: unknown,
  { source, words }: { readonly source: string; readonly words: ReviewWords },
): ReadField {
  if (isScalar(node) && node.value === null) return { fields: {} };
  const text = readText(node, source);
  switch (field) {
    case 'authors': {
      if (text !== null) {
        const split = splitNames(text, words.joiners);
        return split.kind === 'names' ? { fields: { authors: split.names } } : split.complaint;
      }
      const names = isSeq(node) ? node.items.map((item) => readText(item, source)) : [null];
      const authors = names.filter((name) => name !== null).map(readLinkedName);
      const suffix = isSeq(node) && node.flow === true ? authors.find(isNameSuffix) : undefined;
      if (suffix !== undefined) {
        const found = `${quoteInput(suffix)} as an author`;
        return { found, expected: 'quotes around a name with a comma' };
      }
      if (authors.length === names.length) return { fields: { authors } };
      return { found: 'no text in authors', expected: 'a list of names' };
    }
    case 'rating': {
      const rating = readRating(text ?? '', words);
      if (rating.kind === 'rating') return { fields: { rating: rating.rating } };
      if (rating.kind === 'invalid') return rating.complaint;
      return { found: describe('rating', text), expected: 'one such as 4/5' };
    }
    case 'publishedOn': {
      const date = readDate(text ?? '', words);
      if (date.kind === 'date') return { fields: { publishedOn: date.date } };
      if (date.kind === 'invalid') return date.complaint;
      return { found: describe('date', text), expected: 'one such as 2026-03-11' };
    }
    case 'topics': {
      if (text !== null) return { fields: { topics: splitTopics(text) } };
      const names = isSeq(node) ? node.items.map((item) => readText(item, source)) : [null];
      const topics = names.filter((name) => name !== null).map(readLinkedName);
      if (topics.length === names.length) return { fields: { topics } };
      return { found: 'no text in topics', expected: 'a list of names' };
    }
    case 'title':
    case 'outlet':
    case 'url':
      if (text !== null) return { fields: { [field]: READERS[field](text) } };
      return { found: describe(field, text), expected: 'text' };
  }
}

const READERS = {
  title: (text: string): string => text,
  outlet: readLinkedName,
  url: (text: string): string => (isHttpUrl(text) ? text : (readAddressLine(text)?.url ?? text)),
};

/**
 * A scalar as written: an outlet named 1843 is not a number. Aliases are never followed. `[[Ada Ito]]`
 * without quotes, a list in a list for YAML, is the link that its writer meant.
 */
function readText(node: unknown, source: string): string | null {
  if (isSeq(node) && node.flow === true && node.items.length === 1) {
    const [inner] = node.items;
    if (isSeq(inner) && inner.flow === true) return source.slice(node.range?.[0], node.range?.[1]);
  }
  if (!isScalar(node)) return null;
  if (typeof node.value === 'string') return node.value.trim();
  return node.source ?? null;
}

const describe = (field: string, text: string | null): string =>
  text === null ? `no text in ${field}` : `the ${field} ${quoteInput(text)}`;

const refuse = (line: number, found: string, expected: string): FrontMatter => ({
  ...NOTHING,
  problems: [{ line, found, expected }],
});
