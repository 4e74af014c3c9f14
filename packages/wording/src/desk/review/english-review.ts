import type { Format } from '../../format.ts';
import type { ReviewDeskWords } from './review-desk-words.ts';

export const englishReview = (_format: Format): ReviewDeskWords => ({
  title: 'Review',
});
