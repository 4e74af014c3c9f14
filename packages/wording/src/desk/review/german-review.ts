import type { Format } from '../../format.ts';
import type { ReviewDeskWords } from './review-desk-words.ts';

export const germanReview = (_format: Format): ReviewDeskWords => ({
  title: 'Rezension',
});
