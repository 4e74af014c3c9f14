import type { FieldProblem } from './subscription-deps.ts';

export type ConsentReading =
  | { readonly kind: 'ok'; readonly wording: string }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] };

/** Reads the words of consent that somebody vouches with; saying nothing is no evidence. */
export function readConsent(text: string): ConsentReading {
  const wording = text.trim();
  if (wording !== '') return { kind: 'ok', wording };
  const expected = 'how and in which words these people agreed, such as "signed up at the fair"';
  return { kind: 'invalid', problems: [{ field: 'consent', expected }] };
}
