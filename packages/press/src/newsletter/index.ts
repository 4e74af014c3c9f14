export type { NewsletterChange } from '@galley/core/newsletter';
export type { PressDeps } from '../press-deps.ts';
export { calendar } from './calendar.ts';
export {
  findNewsletter,
  findNewsletterForReaders,
  noNewsletter,
  type NewsletterRefusal,
} from './find-newsletter.ts';
export { lookAtTheme } from './look-at-theme.ts';
export { previewMails } from './preview-mails.ts';
export { reportNewsletter } from './report-newsletter.ts';
export { checkSenderDomain, seeSenderDomain, type SeeSenderDomain } from './sender-domain.ts';
export { listPreflightRules } from './list-preflight-rules.ts';
export { seeChoices } from './see-choices.ts';
export { setPreflightRules, type RuleWish } from './set-preflight-rules.ts';
export { listNewsletters, showNewsletter } from './show-newsletter.ts';
export { today } from './today.ts';
export {
  changeNewsletter,
  createNewsletter,
  setNewsletter,
  setSender,
  type SetNewsletter,
} from './set-newsletter.ts';
