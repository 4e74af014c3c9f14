export { articleHeadShape, articleLookUpShape, type ArticleLookUp } from './article-look-up.ts';
export {
  candidatePageShape,
  candidateShape,
  listedCandidateShape,
  type Candidate,
  type CandidatePage,
  type ListedCandidate,
} from './candidate.ts';
export {
  stoppedFeedShape,
  watchedFeedShape,
  type StoppedFeed,
  type WatchedFeed,
} from './watched-feed.ts';
