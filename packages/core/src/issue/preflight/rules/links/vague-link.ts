import { textOf } from '../../mail/mail-document.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

const VAGUE: ReadonlySet<string> = new Set([
  'click',
  'click here',
  'here',
  'link',
  'more',
  'read more',
  'this',
  'hier',
  'hier klicken',
  'mehr',
  'aquí',
  'más',
]);

export const vagueLink: PreflightRule = {
  name: 'vague-link',
  severity: 'informs',
  overridable: true,
  explanation:
    'Screen readers list links without their context, where "here" says nothing (WCAG 2.2, 2.4.9).',
  fix: 'Say in the link where it leads.',
  check: ({ mails }) =>
    mails.flatMap(({ elements }) =>
      elements
        .filter((element) => element.name === 'a' && element.attributes['aria-label'] === undefined)
        .map((element) => ({ text: textOf(element), href: element.attributes['href'] ?? '' }))
        .filter(({ text }) =>
          VAGUE.has(
            text
              .toLowerCase()
              .replaceAll(/[^\p{L} ]/gu, '')
              .trim(),
          ),
        )
        .map(({ text, href }) => `The link to ${href} says only "${text}".`),
    ),
};
