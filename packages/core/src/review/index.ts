export type { AnalysisPart, Block, KeyFinding, Rating, Review } from './review.ts';
export { articleKeyOf, sameArticle, type ArticleKey } from './article-key.ts';
export { equalReviews } from './print-review-json.ts';
export { canonicalUrl } from './canonical-url.ts';
export { foldTitle } from './fold-title.ts';
export { isHttpUrl } from './http-url.ts';
export { unwrapReview } from './unwrap-review.ts';
export { REVIEW_FIELDS } from './review-fields.ts';
export { makeSlugUnique, reviewSlug } from './review-slug.ts';
export { chooseWords } from './known-heading.ts';
export type { ReviewWords } from './review-words.ts';
export {
  complainAboutTopic,
  complainAboutTopics,
  MOST_TOPICS,
  splitTopics,
  topicKey,
} from './topic.ts';
export { keyOfTopic, type TopicKeys } from './topic-keys.ts';
