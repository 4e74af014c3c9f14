import { textOf } from '../../mail/mail-document.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const linkWithoutText: PreflightRule = {
  name: 'link-without-text',
  severity: 'warns',
  overridable: true,
  explanation: 'A link without text can be neither seen nor heard (WCAG 2.2, 2.4.4).',
  fix: 'Give the link text, or its picture an alt attribute, in its template.',
  check: ({ mails }) =>
    mails.flatMap(({ elements }) =>
      elements
        .filter(
          (element) =>
            element.name === 'a' &&
            element.attributes['href'] !== undefined &&
            (element.attributes['aria-label'] ?? '').trim() === '' &&
            textOf(element) === '',
        )
        .map(({ attributes }) => `The link to ${attributes['href'] ?? ''} has no text.`),
    ),
};
