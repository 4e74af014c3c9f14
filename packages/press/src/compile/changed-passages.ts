import { renderReviewText } from '@galley/core/review/formats';
import type { Review } from '@galley/core/review';
import { reviewWordsOf } from '../review-words/index.ts';

/** What a mail shows of a change: the paragraphs that went, and those that came. */
export interface ChangedPassages {
  readonly wrote: readonly string[];
  readonly correct: readonly string[];
}

/** More than this is a new text; readers find both on the review's page. */
const MOST_PASSAGES = 4;
const LONGEST = 2000;

/**
 * Finds the paragraphs of a review that a correction changed; null if there are too many to show in
 * a mail, or none, as when only an order changed.
 */
export function changedPassages(
  before: Review,
  after: Review,
  language: string,
): ChangedPassages | null {
  const words = reviewWordsOf(language);
  const paragraphs = (review: Review): readonly string[] =>
    renderReviewText(review, words)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const [old, now] = [paragraphs(before), paragraphs(after)];
  const wrote = old.filter((text) => !now.includes(text));
  const correct = now.filter((text) => !old.includes(text));
  if (wrote.length === 0 || correct.length === 0) return null;
  const isShort = (texts: readonly string[]): boolean =>
    texts.length <= MOST_PASSAGES && texts.join('').length <= LONGEST;
  return isShort(wrote) && isShort(correct) ? { wrote, correct } : null;
}
