import type { PreflightRule } from '../../preflight-rule.ts';

export const repeatedSubject: PreflightRule = {
  name: 'repeated-subject',
  severity: 'warns',
  overridable: true,
  explanation: 'A preheader that repeats the subject wastes the line.',
  fix: 'Set a different one: galley issue set N --preheader TEXT.',
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
