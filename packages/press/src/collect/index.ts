export { dismissCandidates, type DismissCandidates } from './dismiss-candidates.ts';
export { listCandidates } from './list-candidates.ts';
export { listFeeds } from './list-feeds.ts';
export { lookUpArticle, type LookUpArticle } from './look-up-article.ts';
export { pollFeeds, type PollFeeds, type TroubledFeed } from './poll-feeds.ts';
export { stopFeed, type StopFeed } from './stop-feed.ts';
export { takeCandidate, type TakeCandidate } from './take-candidate.ts';
export { watchFeed, type WatchFeed } from './watch-feed.ts';
