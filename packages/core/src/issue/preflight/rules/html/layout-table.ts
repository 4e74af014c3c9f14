import type { MailElement } from '../../mail/mail-document.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const layoutTable: PreflightRule = {
  name: 'layout-table',
  severity: 'warns',
  overridable: true,
  explanation:
    'Screen readers announce the rows and columns of every table that is not marked as layout.',
  fix: 'Give the table role="presentation" in its template.',
  check: ({ mails }) =>
    mails.flatMap(({ elements }) => {
      const count = elements.filter((each) => each.name === 'table' && !saysItsRole(each)).length;
      return count === 0
        ? []
        : [`${count} of the tables have neither header cells nor role="presentation".`];
    }),
};

const saysItsRole = (table: MailElement): boolean =>
  ['presentation', 'none'].includes(table.attributes['role'] ?? '') || holds(table, 'th');

const holds = (element: MailElement, name: string): boolean =>
  element.children.some(
    (child) => typeof child !== 'string' && (child.name === name || holds(child, name)),
  );
