export type { ArticleHead, Claim, HeadField } from './article-head.ts';
export type {
  Collector,
  FeedItem,
  FeedVersion,
  FoundFeed,
  ReadArticle,
  ReadFeedAnswer,
  Unreadable,
} from './collector.ts';
export { nextPoll, POLL_EVERY_MS, type FeedAnswer, type NextPoll } from './next-poll.ts';
export type { CandidateState } from './candidate.ts';
