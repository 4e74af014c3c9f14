import type { PreflightRule } from '../../preflight-rule.ts';

export const missingSender: PreflightRule = {
  name: 'missing-sender',
  severity: 'stops',
  overridable: false,
  explanation: 'A mail without a sender cannot be sent, and the law requires one.',
  fix: {
    issue: "Set one: galley newsletter set --from 'Name <address>'.",
    files: null,
  },
  blames: { kind: 'newsletter', field: 'from' },
  check: ({ sender }) => (sender === null ? ['The newsletter has no sender.'] : []),
};
