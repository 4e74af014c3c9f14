import type { Review, ReviewWords } from '@galley/core/review';
import type * as core from '@galley/core/review/formats';
import type { TextForm } from './writing.ts';

/** A place that a form can't hold, or a line that can't be read. */
export interface FormFault {
  readonly place: string | null;
  readonly line: number | null;
  readonly what: string;
}

export type Printed =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'refused'; readonly faults: readonly FormFault[] };

export type Read =
  | { readonly kind: 'ok'; readonly review: Review }
  | { readonly kind: 'refused'; readonly faults: readonly FormFault[] };

export interface TextForms {
  readonly print: (review: Review, form: TextForm) => Printed;
  readonly read: (text: string, form: TextForm) => Read;
}

/** Core's parsers and printers in the words of a language. They are loaded when somebody needs them. */
export async function loadTextForms(language: string): Promise<TextForms> {
  const [formats, { reviewWordsOf }] = await Promise.all([
    import('@galley/core/review/formats'),
    import('@galley/wording/review-words'),
  ]);
  const words = reviewWordsOf(language);
  return {
    print: (review, form) => printAs(formats, review, form, words),
    read: (text, form) => readAs(formats, text, form, words),
  };
}

type Formats = typeof core;

function printAs(
  { printReviewMarkdown, printReviewText }: Formats,
  review: Review,
  form: TextForm,
  words: ReviewWords | undefined,
): Printed {
  if (form === 'markdown') return { kind: 'ok', text: printReviewMarkdown(review, words) };
  const printed = printReviewText(review, words);
  if (printed.kind === 'ok') return printed;
  const faults = printed.problems.map(({ place, reason }) => ({ place, line: null, what: reason }));
  return { kind: 'refused', faults };
}

function readAs(
  { readReview }: Formats,
  text: string,
  format: TextForm,
  words: ReviewWords | undefined,
): Read {
  const bytes = new TextEncoder().encode(text);
  const parsed = readReview({ file: 'review', bytes, format, words });
  if (parsed.kind === 'ok') return parsed;
  const faults = parsed.problems.map(({ line, found, expected }) => ({
    place: null,
    line,
    what: `${found} → ${expected}`,
  }));
  return { kind: 'refused', faults };
}
