import type { PreflightRule } from '../../preflight-rule.ts';

const SHOWN = 5;

export const invalidHtml: PreflightRule = {
  name: 'invalid-html',
  severity: 'warns',
  overridable: true,
  explanation:
    'Mail programs have to guess at HTML that breaks the parsing rules (HTML Standard, 13.2), and each guesses differently.',
  fix: 'Fix the template.',
  check: ({ mails }) =>
    mails.flatMap(({ problems }) => {
      const more = problems.length - SHOWN;
      const shown = problems
        .slice(0, SHOWN)
        .map(({ code, line, column }) => `The HTML has ${code} on line ${line}, column ${column}.`);
      return more > 0 ? [...shown, `The HTML has ${more} more errors.`] : shown;
    }),
};
