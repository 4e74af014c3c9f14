import { quoteInput } from '../input/index.ts';
import { BYLINE_OPENERS } from './byline-words.ts';
import { splitNames } from './split-names.ts';
import type { Complaint } from './text-rules.ts';

const BYLINE = new RegExp(
  String.raw`^(?:${BYLINE_OPENERS.join('|')})(?:\s*:)?(?:\s+(.*))?$`,
  'isu',
);

export type ReadByline =
  | { readonly kind: 'byline'; readonly authors: readonly string[] }
  | { readonly kind: 'invalid'; readonly complaint: Complaint }
  | { readonly kind: 'other' };

/** Reads the names in "By A, B and C". `other` is text that is not a byline. */
export function readByline(text: string): ReadByline {
  const byline = BYLINE.exec(text);
  if (byline === null) return { kind: 'other' };
  const split = splitNames(byline[1] ?? '');
  if (split.kind === 'invalid') return split;
  if (split.names.length > 0) return { kind: 'byline', authors: split.names };
  const complaint = { found: quoteInput(text), expected: 'names after "By"' };
  return { kind: 'invalid', complaint };
}

/**
 * The byline in the canonical text form: with semicolons where commas and "and" would read
 * differently.
 *
 * @example printByline(['Ada Ito', 'Bo Reyes']) // 'By Ada Ito and Bo Reyes'
 */
export function printByline(authors: readonly string[]): string {
  const last = authors.at(-1) ?? '';
  const others = authors.slice(0, -1);
  const names = others.length === 0 ? last : `${others.join(', ')} and ${last}`;
  return `By ${readsAs(names, authors) ? names : authors.join('; ')}`;
}

function readsAs(names: string, authors: readonly string[]): boolean {
  const split = splitNames(names);
  return (
    split.kind === 'names' &&
    split.names.length === authors.length &&
    split.names.every((name, index) => name === authors[index])
  );
}
