export { REVIEW_LANGUAGES, reviewWordsOf } from '@galley/emails/review-words';
