import type { PreflightRule } from '../../preflight-rule.ts';

export const emptySubject: PreflightRule = {
  name: 'empty-subject',
  severity: 'stops',
  overridable: false,
  explanation: 'Resend refuses a mail without a subject, and nobody would open it.',
  fix: 'Set one: galley issue set N --subject SUBJECT.',
  check: ({ subject }) => (subject.trim() === '' ? ['The subject is empty.'] : []),
};
