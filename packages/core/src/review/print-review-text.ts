import { explainTextRefusal, type TextRefusal } from './explain-text-refusal.ts';
import { parseReviewText } from './parse-review-text.ts';
import { equalReviews } from './print-review-json.ts';
import { renderReviewText } from './render-review-text.ts';
import { ENGLISH, type ReviewWords, withEnglish } from './review-words.ts';
import type { Review } from './review.ts';

export type PrintedText =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'not-representable'; readonly problems: readonly TextRefusal[] };

/**
 * The canonical text form of a valid review, with a line feed at the end, if it reads back as an
 * equal review. Otherwise names each place that this form cannot express (a summary that reads "Key
 * Findings", an outlet with " · " in it). JSON and Markdown can express them all.
 */
export function printReviewText(review: Review, own: ReviewWords = ENGLISH): PrintedText {
  const words = withEnglish(own);
  const text = renderReviewText(review, words);
  if (readsBack(text, review, words)) return { kind: 'ok', text };
  return { kind: 'not-representable', problems: explainTextRefusal(review, words) };
}

function readsBack(text: string, review: Review, words: ReviewWords): boolean {
  const parsed = parseReviewText(text, { file: 'review.txt', words });
  return parsed.kind === 'ok' && equalReviews(parsed.review, review);
}
