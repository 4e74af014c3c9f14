import type { Format } from '../../format.ts';
import type { ReviewDeskWords } from './review-desk-words.ts';

export const spanishReview = (_format: Format): ReviewDeskWords => ({
  title: 'Reseña',
});
