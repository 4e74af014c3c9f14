import type { PreflightRule } from '../../preflight-rule.ts';

const SHOWN = 5;

export const invalidHtml: PreflightRule = {
  name: 'invalid-html',
  severity: 'warns',
  overridable: true,
  explanation:
    'HTML that breaks the rules of parsing (HTML Standard, 13.2) is guessed at, and every mail program guesses otherwise.',
  mend: 'Mend the template.',
  check: ({ mails }) =>
    mails.flatMap(({ problems }) => {
      const more = problems.length - SHOWN;
      const shown = problems
        .slice(0, SHOWN)
        .map(({ code, line, column }) => `The HTML has ${code} in line ${line}, column ${column}.`);
      return more > 0 ? [...shown, `The HTML has ${more} more faults.`] : shown;
    }),
};
