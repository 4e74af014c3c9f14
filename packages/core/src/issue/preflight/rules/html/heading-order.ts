import { textOf } from '../../mail/mail-document.ts';
import type { MailDocument } from '../../mail/mail-document.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const headingOrder: PreflightRule = {
  name: 'heading-order',
  severity: 'warns',
  overridable: true,
  explanation:
    'Screen-reader users navigate a mail by its headings: one of the first level, and no level skipped (WCAG 2.2, 1.3.1).',
  fix: 'Fix the order of headings in the template.',
  check: ({ mails }) => mails.flatMap(disorder),
};

function disorder({ elements }: MailDocument): readonly string[] {
  const headings = elements
    .filter(({ name }) => /^h[1-6]$/.test(name))
    .map((element) => ({ level: Number(element.name[1]), text: textOf(element) }));
  const found: string[] = [];
  const first = headings.filter(({ level }) => level === 1).length;
  if (first !== 1) found.push(`The mail has ${first} headings of the first level; it needs one.`);
  let before = 0;
  for (const { level, text } of headings) {
    if (level > before + 1)
      found.push(`"${text}" is of level ${level}, after one of level ${before}.`);
    if (text === '') found.push(`A heading of level ${level} is empty.`);
    before = level;
  }
  return found;
}
