import { quoteInput } from '../input/index.ts';
import { anyOf } from './fold-word.ts';
import { ENGLISH, type ReviewWords } from './review-words.ts';
import { splitNames } from './split-names.ts';
import type { Complaint } from './text-rules.ts';

const patterns = new WeakMap<ReviewWords, RegExp>();

export type ReadByline =
  | { readonly kind: 'byline'; readonly authors: readonly string[] }
  | { readonly kind: 'invalid'; readonly complaint: Complaint }
  | { readonly kind: 'other' };

/** Reads the names in "By A, B and C". `other` is text that is not a byline. */
export function readByline(text: string, words: ReviewWords = ENGLISH): ReadByline {
  const byline = patternOf(words).exec(text);
  if (byline === null) return { kind: 'other' };
  const split = splitNames(byline[1] ?? '', words.joiners);
  if (split.kind === 'invalid') return split;
  if (split.names.length > 0) return { kind: 'byline', authors: split.names };
  const complaint = { found: quoteInput(text), expected: `names after "${words.bylines[0]}"` };
  return { kind: 'invalid', complaint };
}

/**
 * The byline in the canonical text form: with semicolons where commas and "and" would read
 * differently.
 *
 * @example printByline(['Ada Ito', 'Bo Reyes']) // 'By Ada Ito and Bo Reyes'
 */
export function printByline(authors: readonly string[], words: ReviewWords = ENGLISH): string {
  const last = authors.at(-1) ?? '';
  const others = authors.slice(0, -1);
  const names =
    others.length === 0
      ? last
      : words.list.replace('{others}', () => others.join(', ')).replace('{last}', () => last);
  return `${words.bylines[0]} ${readsAs(names, authors, words) ? names : authors.join('; ')}`;
}

function readsAs(names: string, authors: readonly string[], words: ReviewWords): boolean {
  const split = splitNames(names, words.joiners);
  return (
    split.kind === 'names' &&
    split.names.length === authors.length &&
    split.names.every((name, index) => name === authors[index])
  );
}

function patternOf(words: ReviewWords): RegExp {
  const kept = patterns.get(words);
  if (kept !== undefined) return kept;
  const made = new RegExp(
    String.raw`^(?:${anyOf(words.bylines)})(?:\s*[:：])?(?:\s+(.*))?$`,
    'isu',
  );
  patterns.set(words, made);
  return made;
}
