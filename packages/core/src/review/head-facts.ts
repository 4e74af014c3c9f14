import { hasInk, quoteInput } from '../input/index.ts';
import { readAddressLine } from './address-line.ts';
import { readByline } from './byline.ts';
import { anyOf } from './fold-word.ts';
import { type Label, LABELS_TO_NAME, labelKind, readLabel } from './head-label.ts';
import { datePattern, holdsDate, readDate } from './publication-date.ts';
import { holdsRating, ratingPattern, readRating } from './rating.ts';
import { ENGLISH, type ReviewWords } from './review-words.ts';
import type { Rating } from './review.ts';
import { splitNames } from './split-names.ts';
import { endsSentence } from './text-line.ts';
import type { Complaint } from './text-rules.ts';
import { splitTopics } from './topic.ts';
import { unwrapLinks } from './unwrap-links.ts';

export interface HeadFields {
  readonly title: string | null;
  readonly rating: Rating | null;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  readonly topics: readonly string[];
}

/** How a part of a head line was recognised: by its form, by a label, or only by its neighbour. */
type Told = 'form' | 'label' | 'edge';

/** One part of a head line. */
export type Fact =
  | {
      readonly kind: 'known';
      readonly field: keyof HeadFields;
      readonly value: Partial<HeadFields>;
      readonly text: string;
      readonly told: Told;
    }
  | {
      readonly kind: 'invalid';
      readonly field: keyof HeadFields;
      readonly complaint: Complaint;
      readonly told: Told;
    }
  /** What is none of the others: an outlet, if it is the only one and looks like one. */
  | { readonly kind: 'left over'; readonly text: string };

interface Piece {
  readonly text: string;
  readonly start: number;
}

const LONGEST_LINE = 2000;
const SEPARATOR =
  // The middle dot of a Catalan word ("Marcel·la") and the slash of "4 / 5" separate nothing.
  /\t+|[•∙‧⋅|]+|(?:(?<!l)·|·(?!l))+|[—―]+|(?<=\s)[-–]+(?=\s)|(?<=\s)\/(?=\s+[^\s\d])/gu;
const OTHER_ADDRESS =
  /^(?:[a-z][a-z0-9+.-]*:\/\/\S*|(?:javascript|data|vbscript|file|mailto):\S*|www\.\S+)$/iu;
/** Patterns of what is at an edge of a piece, in a language. */
interface EdgePatterns {
  readonly last: readonly RegExp[];
  readonly first: readonly RegExp[];
}

const patterns = new WeakMap<ReviewWords, EdgePatterns>();

function patternsOf(words: ReviewWords): EdgePatterns {
  const kept = patterns.get(words);
  if (kept !== undefined) return kept;
  const date = datePattern(words);
  const rating = ratingPattern(words);
  const opener = `(?:${anyOf(words.bylines)})`;
  const made: EdgePatterns = {
    last: [
      new RegExp(String.raw`^(.+?)[,،;(/–-]\s*(${date})\)?$`, 'iu'),
      new RegExp(String.raw`^(.+?)[,،;(/–-]\s*(${rating})\)?$`, 'iu'),
      new RegExp(String.raw`^(.+?)[,،;(]\s*(${opener}\s[^()]+)\)?$`, 'iu'),
      // Behind a hyphen only in capitals: "stand-by" is a word.
      new RegExp(String.raw`^(.+?)[/–-]((?:${anyOf(words.bylines)})\s.+)$`, 'u'),
    ],
    first: [
      new RegExp(String.raw`^\(?(${date})\)?\s*[,،;/–-]\s*(.+)$`, 'iu'),
      new RegExp(String.raw`^(${rating})\s*[,،;/–-]\s*(.+)$`, 'iu'),
    ],
  };
  patterns.set(words, made);
  return made;
}

/** The first of several patterns that a text has. */
const find = (all: readonly RegExp[], text: string): RegExpExecArray | null =>
  all.reduce<RegExpExecArray | null>((found, pattern) => found ?? pattern.exec(text), null);

/**
 * Reads the parts of a head line: those between " · ", "|", " - " and the like, and dates, ratings
 * and bylines before or behind a comma, a dash or a parenthesis.
 */
export function readFacts(text: string, words: ReviewWords = ENGLISH): Fact[] {
  if (text.length > LONGEST_LINE) return [{ kind: 'left over', text }];
  const address = readAddressLine(text, words);
  if (address !== null) return readAddress(text, address, words);
  const pieces = splitPieces(text);
  const [first] = pieces;
  const label = first === undefined ? null : readLabel(first.text, words);
  if (first !== undefined && label?.kind === 'title') return readTitle(text, pieces, words);
  const facts = pieces.flatMap((piece) => readPiece(piece.text, words));
  const others = facts.slice(1);
  const alone = others.every((fact) => fact.kind === 'left over');
  // "Outlet: Tide - Atlantic" is all one outlet, and "Topics: Sea - Atlantic" one topic.
  const mayBeAll = label?.kind === 'outlet' || label?.kind === 'topics';
  if (mayBeAll && others.length > 0 && alone) return readPiece(text, words);
  const [name = '', value] = pieces.map((piece) => piece.text);
  if (pieces.length === 2 && labelKind(name, words) !== null)
    return readPiece(`${name}: ${value}`, words);
  return facts;
}

/** What is wrong with what is left over as an outlet that no label names, or null. */
export function complainAboutLeftOver(
  text: string,
  words: ReviewWords = ENGLISH,
): Complaint | null {
  const label = readLabel(text, words);
  if (label !== null && label.kind === null) {
    return { found: `the label ${quoteInput(label.name)}`, expected: `one of ${LABELS_TO_NAME}` };
  }
  const isOdd =
    labelKind(text, words) !== null ||
    holdsDate(text, words) ||
    holdsRating(text, words) ||
    /[,;]\s|(?:^|\s)by\s|:\/\/|@|\d\s*(?:min|minutes|words)\b/iu.test(text);
  if (!isOdd) return null;
  return {
    found: `${quoteInput(text)} as the outlet`,
    expected: 'only its name, or "Outlet:" before it',
  };
}

function splitPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  const close = (end: number): void => {
    const piece = text.slice(start, end);
    const before = piece.length - piece.trimStart().length;
    if (hasInk(piece)) pieces.push({ text: piece.trim(), start: start + before });
  };
  for (const match of text.matchAll(SEPARATOR)) {
    close(match.index);
    start = match.index + match[0].length;
  }
  close(text.length);
  return pieces;
}

/** A title is the whole line, up to the next label. */
function readTitle(text: string, pieces: readonly Piece[], words: ReviewWords): Fact[] {
  const [first, ...others] = pieces;
  const next = others.findIndex((piece) => (readLabel(piece.text, words)?.kind ?? null) !== null);
  const start = first?.start ?? 0;
  if (next === -1) return readPiece(text.slice(start), words);
  const end = (others[next]?.start ?? text.length) - 1;
  const title = text.slice(start, end).replace(/[\s\t•∙‧⋅|·—―/–-]+$/u, '');
  return [
    ...readPiece(title, words),
    ...others.slice(next).flatMap((piece) => readPiece(piece.text, words)),
  ];
}

function readPiece(text: string, words: ReviewWords): Fact[] {
  const label = readLabel(text, words);
  const labelled = label === null ? null : readLabelled(text, label, words);
  if (labelled !== null) return [labelled];
  const fact = readForm(text, 'form', words);
  const isWhole = fact?.kind === 'known' ? fact.field !== 'authors' : fact?.field !== 'rating';
  if (fact !== null && fact.field !== 'authors' && isWhole) return [fact];
  return readEdges(text, words) ?? [fact ?? { kind: 'left over', text: unwrapLinks(text) }];
}

function readForm(
  text: string,
  told: Told,
  words: ReviewWords,
): Exclude<Fact, { kind: 'left over' }> | null {
  const rating = readRating(text, words);
  if (rating.kind === 'rating') return know('rating', text, { rating: rating.rating }, told);
  if (rating.kind === 'invalid') {
    return { kind: 'invalid', field: 'rating', complaint: rating.complaint, told };
  }
  const date = readDate(text, words);
  if (date.kind === 'date') return know('publishedOn', text, { publishedOn: date.date }, told);
  if (date.kind === 'invalid') {
    return { kind: 'invalid', field: 'publishedOn', complaint: date.complaint, told };
  }
  const address = readAddressLine(text, words);
  if (address?.text === null) return know('url', text, { url: address.url }, told);
  if (OTHER_ADDRESS.test(text)) return refuse('url', text, 'an http or https URL', told);
  const byline = readByline(text, words);
  if (byline.kind === 'byline') return know('authors', text, { authors: byline.authors }, told);
  if (byline.kind === 'invalid') {
    return { kind: 'invalid', field: 'authors', complaint: byline.complaint, told };
  }
  return null;
}

/** Takes a date, a rating or a byline off the start or the end of a piece. */
function readEdges(text: string, words: ReviewWords): Fact[] | null {
  if (endsSentence(text)) return null;
  const { last: lasts, first: firsts } = patternsOf(words);
  const last = find(lasts, text);
  if (last !== null) {
    const [, before = '', edge = ''] = last;
    const fact = readForm(edge, 'edge', words);
    if (fact !== null && isPlausible(fact)) return [...readPiece(before.trim(), words), fact];
  }
  const first = find(firsts, text);
  if (first === null) return null;
  const [, edge = '', behind = ''] = first;
  const fact = readForm(edge, 'edge', words);
  return fact?.kind === 'known' ? [fact, ...readPiece(behind.trim(), words)] : null;
}

/** Whether a byline in running text names people: "he left, by train" doesn't. */
export const isPlausible = (fact: Fact): boolean =>
  fact.kind === 'left over' ||
  fact.field !== 'authors' ||
  (fact.kind === 'known' && (fact.value.authors ?? []).every(isCapitalized));

const isCapitalized = (name: string): boolean =>
  /[\p{Lu}\p{Lo}]/u.test(name) && !/(?<!\p{L})\p{Ll}{5}/u.test(name);

function readLabelled(text: string, { kind, value }: Label, words: ReviewWords): Fact | null {
  if (kind === null) return null;
  const field = kind === 'source' ? 'url' : kind;
  const address = kind === 'url' || kind === 'source' ? readAddressLine(value, words) : null;
  if (address !== null) return know('url', text, { url: address.url }, 'label');
  if (!hasInk(value)) return refuse(field, text, 'something behind it', 'label');
  switch (kind) {
    case 'title':
      return know('title', text, { title: value }, 'label');
    case 'outlet':
      return know('outlet', text, { outlet: unwrapLinks(value) }, 'label');
    case 'source':
      if (/^[a-z][a-z0-9+.-]*:\S/iu.test(value)) break;
      return know('outlet', text, { outlet: unwrapLinks(value) }, 'label');
    case 'rating': {
      const rating = readRating(value, words);
      if (rating.kind === 'rating') return know('rating', text, { rating: rating.rating }, 'label');
      if (rating.kind === 'other') return refuse('rating', text, 'a rating such as 4/5', 'label');
      return { kind: 'invalid', field: 'rating', complaint: rating.complaint, told: 'label' };
    }
    case 'publishedOn': {
      const date = readDate(value, words);
      if (date.kind === 'date')
        return know('publishedOn', text, { publishedOn: date.date }, 'label');
      if (date.kind === 'other') {
        return refuse('publishedOn', text, 'a date such as "March 11, 2026"', 'label');
      }
      return { kind: 'invalid', field: 'publishedOn', complaint: date.complaint, told: 'label' };
    }
    case 'authors': {
      const byline = readByline(value, words);
      if (byline.kind === 'byline')
        return know('authors', text, { authors: byline.authors }, 'label');
      const split = splitNames(value, words.joiners);
      if (split.kind === 'names') return know('authors', text, { authors: split.names }, 'label');
      return { kind: 'invalid', field: 'authors', complaint: split.complaint, told: 'label' };
    }
    case 'topics': {
      const topics = splitTopics(value);
      if (topics.length > 0) return know('topics', text, { topics }, 'label');
      return refuse('topics', text, 'names with commas between them', 'label');
    }
    case 'url':
  }
  return refuse('url', text, 'an http or https URL', 'label');
}

const readAddress = (
  line: string,
  { url, text }: { url: string; text: string | null },
  words: ReviewWords,
): Fact[] => [...(text === null ? [] : readPiece(text, words)), know('url', line, { url }, 'form')];

const know = (
  field: keyof HeadFields,
  text: string,
  value: Partial<HeadFields>,
  told: Told,
): Extract<Fact, { kind: 'known' }> => ({ kind: 'known', field, text, value, told });

const refuse = (
  field: keyof HeadFields,
  text: string,
  expected: string,
  told: Told,
): Extract<Fact, { kind: 'invalid' }> => ({
  kind: 'invalid',
  field,
  complaint: { found: quoteInput(text), expected },
  told,
});
