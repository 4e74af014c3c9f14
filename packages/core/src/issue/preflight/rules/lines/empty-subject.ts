import type { PreflightRule } from '../../preflight-rule.ts';

export const emptySubject: PreflightRule = {
  name: 'empty-subject',
  severity: 'stops',
  overridable: false,
  explanation: 'Resend refuses a mail without a subject, and nobody would open it.',
  fix: {
    issue: 'Set one: galley issue set N --subject SUBJECT.',
    files: 'Write a title in FILE: it is the subject.',
  },
  blames: { kind: 'issue', field: 'subject' },
  check: ({ subject }) => (subject.trim() === '' ? ['The subject is empty.'] : []),
};
