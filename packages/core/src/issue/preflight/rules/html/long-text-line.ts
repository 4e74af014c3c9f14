import { countGraphemes } from '../../../cap-text.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

/** RFC 5322, section 2.1.1: lines should have no more characters. */
const LONGEST_LINE = 78;

export const longTextLine: PreflightRule = {
  name: 'long-text-line',
  severity: 'warns',
  overridable: true,
  explanation:
    "Programs that show the plain text don't all fold long lines (RFC 5322, 2.1.1 asks for 78 characters at most); addresses on the web may be longer.",
  mend: 'Compile the issue again; if it stays, the text of a template is at fault.',
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
