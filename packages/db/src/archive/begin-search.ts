import { searchLanguage, searchTerms } from '@galley/core/archive';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import { searchConfiguration } from './search-configuration.ts';

const LONGEST_MS = 1_500;

/** What a reader typed, as Postgres understands it. */
export interface SearchTerms {
  /** A `tsquery`. */
  readonly whole: string;
  /**
   * A `tsquery` that the index of words answers alone, and that finds at least as much; null if only
   * words to leave out were typed, so that every review may be meant.
   */
  readonly indexed: string | null;
  /** A `tsquery` that any text matches which has one of the words. */
  readonly some: string;
  /** The words to find, cut to their stems by the rules of the language. */
  readonly stems: readonly string[];
}

/**
 * Prepares a transaction for the statements of a search, and understands what was typed; null if
 * nothing was. Both take one round trip.
 */
export async function beginSearch(
  trx: Transaction<Database>,
  { language, text }: { readonly language: string; readonly text: string },
): Promise<SearchTerms | null> {
  const rules = searchConfiguration(searchLanguage(language));
  // Words are stored outside their rows: the planner thinks that reading them all costs nothing,
  // and would not use their index for a word that many reviews have.
  // Compiling a plan takes longer than any of these.
  const { rows } = await sql<{ readonly whole: string; readonly positive: string }>`
    select set_config('statement_timeout', ${String(LONGEST_MS)}, true),
      set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
      terms::text as whole, querytree(terms) as positive
    from websearch_to_tsquery(${rules}::regconfig, ${searchTerms(text)}) terms`.execute(trx);
  const { whole = '', positive = '' } = rows[0] ?? {};
  if (text === '') return null;
  const some = wordsOf(whole).join(' | ');
  // So it prints a query that a text without any of its words may match.
  if (positive === 'T') return { whole, indexed: null, some, stems: [] };
  const stems = wordsOf(positive).map((word) =>
    word.slice(1, -1).replaceAll(/''|\\\\/g, ([it = '']) => it),
  );
  // Without phrases the index also knows what to leave out.
  const isPlain = whole.search(SIDE_BY_SIDE) === -1;
  return {
    whole,
    indexed: isPlain ? whole : positive.replaceAll(SIDE_BY_SIDE, ' & '),
    some,
    stems,
  };
}

/** Where a printed query wants words side by side, or so many words apart. */
const SIDE_BY_SIDE = / <(?:-|\d+)> /g;

/** The words of a printed query, as it quotes them. */
const wordsOf = (printed: string): readonly string[] =>
  printed.match(/'(?:[^'\\]|''|\\\\)*'/g) ?? [];
