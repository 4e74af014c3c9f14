import type { ReviewWords } from '@galley/core/review';
import { arabicReview } from './messages/arabic.ts';
import { germanReview } from './messages/german.ts';
import { spanishReview } from './messages/spanish.ts';

const WORDS: Readonly<Record<string, ReviewWords>> = {
  ar: arabicReview,
  de: germanReview,
  es: spanishReview,
};

/** The languages in which reviews can be written besides English, which core knows itself. */
export const REVIEW_LANGUAGES: readonly ReviewWords[] = Object.values(WORDS);

/** The words of a review in a language; undefined, which means English, if we don't have it. */
export const reviewWordsOf = (language: string): ReviewWords | undefined =>
  WORDS[language.split('-')[0]?.toLowerCase() ?? ''];
