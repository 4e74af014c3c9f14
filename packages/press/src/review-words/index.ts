export { REVIEW_LANGUAGES, reviewWordsOf } from '@galley/wording/review-words';
