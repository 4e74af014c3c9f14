export type { SiteIssue, SiteIssueEntry, SiteReview, Wake } from '@galley/db';
export type { PressDeps } from '../press-deps.ts';
export { nameIssues } from './name-issues.ts';
export {
  pingDatabase,
  readSiteIssue,
  readSiteIssues,
  readSiteNewsletter,
  readSiteReview,
  type SiteReviewPage,
} from './read-site.ts';
export type { SiteNewsletter } from './site-newsletter.ts';
