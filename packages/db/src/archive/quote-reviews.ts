import { archiveWords, cutAround, searchLanguage, splitIdeographs } from '@galley/core/archive';
import type { Review } from '@galley/core/review';
import { sql, type Transaction } from 'kysely';
import type { ReviewHead } from '../review/review-table.ts';
import type { Database } from '../schema/database.ts';
import type { SearchTerms } from './begin-search.ts';
import { searchConfiguration } from './search-configuration.ts';

/** Surround what a search has found; no text of a review keeps them. */
export const FOUND_BEGINS = '\uE000';
export const FOUND_ENDS = '\uE001';

/** What an excerpt is looked for in. */
const LONGEST_TEXT = 4_000;
/** How much of a text stands for it when nothing was searched for. */
const LONGEST_BEGINNING = 240;

/** A review that a search has found. */
export interface FoundReview {
  readonly slug: string;
  readonly head: ReviewHead;
  readonly issue: { readonly number: number; readonly datedOn: string };
  /** Its title, with what was found between {@link FOUND_BEGINS} and {@link FOUND_ENDS}. */
  readonly title: string;
  /** Pieces of its text around what was found, marked in the same way; or how it begins. */
  readonly excerpt: string;
}

/** A review on a page of the search, with its whole text. */
export interface QuotableReview extends Pick<FoundReview, 'slug' | 'head' | 'issue'> {
  readonly document: Review;
}

interface Search {
  readonly language: string;
  /** What was typed. */
  readonly text: string;
  readonly terms: SearchTerms | null;
}

/** Quotes each review of a page where it has what was searched for. */
export async function quoteReviews(
  trx: Transaction<Database>,
  { language, text, terms }: Search,
  reviews: readonly QuotableReview[],
): Promise<readonly FoundReview[]> {
  const wholes = reviews.map(({ document }) => textOf(document));
  const quote = ({ slug, head, issue }: QuotableReview, quoted: Marked): FoundReview => ({
    ...{ slug, head, issue },
    ...quoted,
  });
  if (terms === null || reviews.length === 0) {
    return reviews.map((review, at) => {
      const whole = wholes[at] ?? '';
      const excerpt = withDots(cutAtWord(whole), whole);
      return quote(review, { title: unmarked(review.head.title), excerpt });
    });
  }
  const sources = reviews.map(({ head }, at) => {
    const whole = wholes[at] ?? '';
    return { title: unmarked(head.title), whole, piece: cutAround(whole, terms.stems, text) };
  });
  const marked = await mark(
    trx,
    { language, terms },
    sources.map(({ title, piece }) => ({ title, excerpt: piece })),
  );
  // A piece is chosen by its letters, and the rules of a language may see none of the words there.
  const missed = [...sources.entries()].filter(
    ([at, { whole, piece }]) =>
      piece !== whole && marked[at]?.excerpt.includes(FOUND_BEGINS) !== true,
  );
  const again = await mark(
    trx,
    { language, terms },
    missed.map(([, { title, whole }]) => ({ title, excerpt: whole })),
  );
  const better = new Map(missed.map(([at], index) => [at, again[index]]));
  return reviews.map((review, at) => {
    const { title = unmarked(review.head.title), excerpt = '' } =
      better.get(at) ?? marked[at] ?? {};
    return quote(review, {
      title,
      excerpt: withDots(excerpt, splitIdeographs(wholes[at] ?? '')),
    });
  });
}

type Marked = Pick<FoundReview, 'title' | 'excerpt'>;

/** Marks what was searched for in titles, and in excerpts of texts. */
async function mark(
  trx: Transaction<Database>,
  { language, terms }: { readonly language: string; readonly terms: SearchTerms },
  texts: readonly Marked[],
): Promise<readonly Marked[]> {
  if (texts.length === 0) return [];
  const rules = sql`${searchConfiguration(searchLanguage(language))}::regconfig`;
  const whole = sql`${terms.whole}::tsquery`;
  const marks = `StartSel=${FOUND_BEGINS},StopSel=${FOUND_ENDS}`;
  const { rows } = await sql<Marked>`
    select ts_headline(${rules}, title, ${whole}, ${`${marks},HighlightAll=true`}) as title,
      ts_headline(${rules}, text, ${whole},
        ${`${marks},MaxFragments=2,MaxWords=24,MinWords=12,FragmentDelimiter=" … "`}) as excerpt
    from unnest(
      ${texts.map(({ title }) => splitIdeographs(title))}::text[],
      ${texts.map(({ excerpt }) => splitIdeographs(excerpt))}::text[]
    ) with ordinality as its (title, text, at)
    order by at`.execute(trx);
  return rows;
}

function textOf(document: Review): string {
  const { summary, rest } = archiveWords(document);
  return unmarked(`${summary}\n${rest}`.slice(0, LONGEST_TEXT).toWellFormed());
}

/** An excerpt with dots where the text goes on. */
function withDots(excerpt: string, text: string): string {
  const plain = unmarked(excerpt).trim();
  const begins = text.trimStart().startsWith(plain.slice(0, 20));
  const ends = text.trimEnd().endsWith(plain.slice(-20));
  return `${begins ? '' : '… '}${excerpt}${ends ? '' : ' …'}`;
}

function cutAtWord(text: string): string {
  const letters = Array.from(text);
  if (letters.length <= LONGEST_BEGINNING) return text;
  return letters
    .slice(0, LONGEST_BEGINNING)
    .join('')
    .replace(/\s+\S*$/, '');
}

const unmarked = (text: string): string =>
  text.replaceAll(FOUND_BEGINS, '').replaceAll(FOUND_ENDS, '');
