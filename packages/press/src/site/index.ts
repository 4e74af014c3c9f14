export type {
  ArchiveName,
  FeedOf,
  FeedReview,
  FoundReview,
  SaidCorrection,
  SiteCorrection,
  SiteIssue,
  SiteIssueEntry,
  SiteIssueReview,
  SiteReview,
  SitemapPage,
  Wake,
} from '@galley/db';
export { FOUND_BEGINS, FOUND_ENDS } from '@galley/db';
export type { PressDeps } from '../press-deps.ts';
export { readsAtDatabase, type ReadArchive } from './archive.ts';
export { nameIssues } from './name-issues.ts';
export {
  listArchiveNames,
  listFeedReviews,
  listSitemapPages,
  searchArchive,
  type ArchiveNames,
  type SearchedArchive,
} from './read-archive.ts';
export {
  countSiteIssues,
  pingDatabase,
  readSiteIssue,
  readSiteIssues,
  readSiteNewsletter,
  readSiteReview,
  secondsToNextIssue,
  type SiteReviewPage,
} from './read-site.ts';
export type { SiteNewsletter } from './site-newsletter.ts';
