import type { PreflightRule } from '../../preflight-rule.ts';

export const emptyPreheader: PreflightRule = {
  name: 'empty-preheader',
  severity: 'warns',
  overridable: true,
  explanation:
    'Inboxes show the preheader after the subject; without one, they show the beginning of the mail.',
  fix: {
    issue: 'Set one: galley issue set N --preheader TEXT.',
    files: 'Write a summary in FILE: its beginning is the preheader.',
  },
  blames: { kind: 'issue', field: 'preheader' },
  check: ({ renditions }) =>
    renditions
      .filter(({ preheader }) => preheader.trim() === '')
      .map(() => 'The preheader is empty.'),
};
