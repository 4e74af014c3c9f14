export { articleHeadShape, articleLookUpShape, type ArticleLookUp } from './article-look-up.ts';
export {
  candidatePageShape,
  candidateShape,
  type Candidate,
  type CandidatePage,
} from './candidate.ts';
export {
  stoppedFeedShape,
  watchedFeedShape,
  type StoppedFeed,
  type WatchedFeed,
} from './watched-feed.ts';
