import type { Blame, Found, PreflightRule } from '../../preflight-rule.ts';

export const missingLanguage: PreflightRule = {
  name: 'missing-language',
  severity: 'warns',
  overridable: true,
  explanation:
    'Screen readers choose a voice by the language that a mail declares (WCAG 2.2, 3.1.1), and some mail programs keep only the declaration in the body.',
  fix: {
    issue:
      "Set the newsletter's language, and lang on html and on the outermost element of the body.",
    files: 'Set --language.',
  },
  check: ({ mails, newsletter: { language } }) =>
    mails.flatMap(({ elements }): readonly (string | Found)[] => {
      const inside = elements.filter(({ name }) => !OUTSIDE_BODY.has(name));
      const html = elements.find(({ name }) => name === 'html')?.attributes['lang'];
      if (html !== language) {
        const message = `The mail declares the language "${html ?? ''}", not "${language}".`;
        return [{ message, blames: LANGUAGE }];
      }
      return inside.some(({ attributes }) => attributes['lang'] === language)
        ? []
        : [`Nothing in the body declares the language "${language}".`];
    }),
};

const LANGUAGE: Blame = { kind: 'newsletter', field: 'language' };

const OUTSIDE_BODY: ReadonlySet<string> = new Set([
  'html',
  'head',
  'meta',
  'title',
  'style',
  'body',
]);
