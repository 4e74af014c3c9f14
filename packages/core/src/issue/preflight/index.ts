export { ENHANCEMENTS } from './rules/html/enhancements.ts';
export { linksToAsk } from './rules/links/links-to-ask.ts';
export type { MailDocument, MailElement } from './mail/mail-document.ts';
export { pictureFormat } from './mail/pictures-of.ts';
export { readMail } from './mail/read-mail.ts';
export {
  NOTHING_ASKED,
  type Inspector,
  type LinkAnswer,
  type OutsideFacts,
  type SenderDomain,
  type UnsupportedFeature,
} from './outside.ts';
export type { Advice, CheckedIssue, PreflightInput, Severity } from './preflight-rule.ts';
export {
  checkOverrides,
  neededOverrides,
  preflight,
  remainingStops,
  type PreflightFinding,
  type PreflightReport,
} from './preflight-issue.ts';
export { RULE_LEVELS, type RuleLevel, type RuleSetting } from './rule-setting.ts';
export { PREFLIGHT_RULES } from './rules.ts';
