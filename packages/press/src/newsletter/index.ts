export type { NewsletterChange } from '@galley/core/newsletter';
export type { PressDeps } from '../press-deps.ts';
export { calendar, type ShownCalendar } from './calendar.ts';
export {
  findNewsletter,
  findNewsletterForReaders,
  noNewsletter,
  type FindNewsletter,
  type NewsletterRefusal,
} from './find-newsletter.ts';
export {
  setPreflightRules,
  type NewRuleSetting,
  type SetPreflightRules,
} from './set-preflight-rules.ts';
export { listNewsletters, showNewsletter } from './show-newsletter.ts';
export { setNewsletter, type RecompiledIssue, type SetNewsletter } from './set-newsletter.ts';
