import type { PreflightRule } from '../../preflight-rule.ts';

export const missingAlt: PreflightRule = {
  name: 'missing-alt',
  severity: 'warns',
  overridable: true,
  explanation:
    'Many readers see no pictures, by choice or because they are blind (WCAG 2.2, 1.1.1); alt says what they miss, and an empty alt that they miss nothing.',
  fix: 'Give the picture an alt attribute in its template.',
  check: ({ mails }) =>
    mails.flatMap(({ elements }) =>
      elements
        .filter(({ name, attributes }) => name === 'img' && attributes['alt'] === undefined)
        .map(
          ({ attributes }) => `The picture ${attributes['src'] ?? 'without a source'} has no alt.`,
        ),
    ),
};
