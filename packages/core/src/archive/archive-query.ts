import { hasIdeographs, splitIdeographs } from './split-ideographs.ts';

/** Longer ones are cut: nobody remembers more, and matching has its price. */
export const LONGEST_SEARCH = 200;
/** Names that reviews may have are no longer. */
const LONGEST_NAME = 120;
const LAST_PAGE = 500;

/** What a reader looks for among the reviews that a newsletter has sent. */
export interface ArchiveQuery {
  /** Words; empty for all reviews. */
  readonly text: string;
  readonly outlet: string | null;
  readonly author: string | null;
  /** At least so many of five stars. */
  readonly stars: number | null;
  /** From 1. */
  readonly page: number;
}

/** What a reader may ask for, at least; the best first. */
export const STAR_CHOICES = [5, 4, 3] as const;

/** Reads a query from the parameters of a URL; what makes no sense there counts as not said. */
export function readArchiveQuery(parameter: (name: string) => string | undefined): ArchiveQuery {
  const name = (key: string): string | null => {
    const text = clean(parameter(key) ?? '');
    return text === '' || Array.from(text).length > LONGEST_NAME ? null : text;
  };
  const stars = Number(parameter('stars'));
  const page = Number(parameter('page'));
  return {
    text: Array.from(clean(parameter('q') ?? ''))
      .slice(0, LONGEST_SEARCH)
      .join('')
      .trim(),
    outlet: name('outlet'),
    author: name('author'),
    stars: STAR_CHOICES.find((each) => each === stars) ?? null,
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** The parameters of a query in their order, without those that say nothing. */
export function printArchiveQuery({ text, outlet, author, stars, page }: ArchiveQuery): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  if (outlet !== null) parameters.set('outlet', outlet);
  if (author !== null) parameters.set('author', author);
  if (stars !== null) parameters.set('stars', String(stars));
  if (page > 1) parameters.set('page', String(page));
  const printed = parameters.toString();
  return printed === '' ? '' : `?${printed}`;
}

/** True if a query leaves reviews out, whatever its page. */
export const isNarrowed = ({ text, outlet, author, stars }: ArchiveQuery): boolean =>
  text !== '' || outlet !== null || author !== null || stars !== null;

/**
 * Words as Postgres' `websearch_to_tsquery` reads them. Letters of scripts without spaces stand
 * apart in what it looks through, so those that a reader wrote together become a phrase.
 */
export const searchTerms = (text: string): string =>
  hasIdeographs(text)
    ? text
        .replaceAll('"', ' ')
        .trim()
        .split(/\s+/)
        .map((word) => (hasIdeographs(word) ? `"${splitIdeographs(word).trim()}"` : word))
        .join(' ')
    : text;

// Postgres refuses U+0000 in a text, and half a surrogate pair is no character.
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
