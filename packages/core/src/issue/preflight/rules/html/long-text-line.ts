import { countGraphemes } from '../../../cap-text.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

/** RFC 5322, section 2.1.1: lines should have at most this many characters. */
const LONGEST_LINE = 78;

export const longTextLine: PreflightRule = {
  name: 'long-text-line',
  severity: 'warns',
  overridable: true,
  explanation:
    'Not every program that shows plain text wraps long lines (RFC 5322, 2.1.1 asks for at most 78 characters); URLs may be longer.',
  fix: {
    issue: 'Compile the issue again; if that does not help, the text of a template has a bug.',
    files: 'The text of a template has a bug.',
  },
  check: ({ renditions }) =>
    renditions.flatMap(({ text }) =>
      text.split('\n').flatMap((line) => {
        if (line.length <= LONGEST_LINE) return [];
        const length = countGraphemes(line.replaceAll(/\bhttps?:\S+/g, '').trimEnd());
        if (length <= LONGEST_LINE) return [];
        return [`A line of the text has ${length} characters: "${line.slice(0, 40)}…".`];
      }),
    ),
};
