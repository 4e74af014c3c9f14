export type { SiteIssue, SiteIssueEntry } from '@galley/db';
export type { PressDeps, Wake } from '../press-deps.ts';
export {
  pingDatabase,
  readSiteIssue,
  readSiteIssues,
  readSiteNewsletter,
  readSiteReview,
  type SiteReviewPage,
} from './read-site.ts';
export type { SiteNewsletter } from './site-newsletter.ts';
