import type { PreflightRule } from '../../preflight-rule.ts';

export const repeatedSubject: PreflightRule = {
  name: 'repeated-subject',
  severity: 'warns',
  overridable: true,
  explanation: 'A preheader that repeats the subject wastes the line.',
  fix: {
    issue: 'Set a different one: galley issue set N --preheader TEXT.',
    files: 'Begin the summary of FILE with other words than its title: it is the preheader.',
  },
  blames: { kind: 'issue', field: 'preheader' },
  check: ({ subject, renditions }) =>
    renditions
      .filter(({ preheader }) => subject.trim() !== '' && folded(preheader) === folded(subject))
      .map(() => 'The preheader repeats the subject.'),
};

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
