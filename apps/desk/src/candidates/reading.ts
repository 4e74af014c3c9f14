import type { Found } from './use-look-up.ts';

/** A field that people can change; the language only tells. */
export type TextField = Exclude<keyof Found['head'], 'language'>;

/** What a page says of one field, as text. */
export interface Reading {
  readonly text: string | null;
  readonly source: string | null;
  readonly unsure: boolean;
  readonly others: readonly { readonly value: string; readonly source: string }[];
}

/** Several authors become one text. */
export function readingOf(head: Found['head'], name: TextField): Reading {
  const { value, source, unsure, others } = head[name];
  const text = typeof value === 'string' || value === null ? value : value.join(', ');
  return { text, source, unsure, others };
}
