export { calendarShape, type Calendar, type CalendarEntry } from './calendar.ts';
export {
  changedNewsletterShape,
  newsletterMailsShape,
  newsletterShape,
  ruleSettingShape,
  type ChangedNewsletter,
  type Newsletter,
  type NewsletterMails,
} from './newsletter.ts';
export { newsletterReportShape, type NewsletterReport } from './newsletter-report.ts';
export { preflightRuleShape, type PreflightRule } from './preflight-rule.ts';
export { readerChoicesShape, type ReaderChoices } from './reader-choices.ts';
export { senderDomainShape, type SenderDomain } from './sender-domain.ts';
