export type { NewsletterChange } from '@galley/core/newsletter';
export type { PressDeps, Wake, WakeJob } from '../press-deps.ts';
export { calendar, type Calendar } from './calendar.ts';
export {
  findNewsletter,
  findNewsletterForReaders,
  listNewsletters,
  noNewsletter,
  type FindNewsletter,
  type Newsletter,
  type NewsletterRefusal,
} from './find-newsletter.ts';
export { setPreflightRules, type SetPreflightRules } from './set-preflight-rules.ts';
export { setNewsletter, type RecompiledIssue, type SetNewsletter } from './set-newsletter.ts';
