import type { PreflightRule } from '../../preflight-rule.ts';

export const missingListId: PreflightRule = {
  name: 'missing-list-id',
  severity: 'warns',
  overridable: true,
  explanation:
    'Mailboxes tell newsletters apart, filter and file them by the header List-Id (RFC 2919).',
  mend: 'Compile the issue again; if it stays, a template of this version is at fault.',
  check: ({ renditions }) =>
    renditions
      .filter(({ headers }) => !/<[^<>\s]+\.[^<>\s]+>$/.test(headers['List-Id'] ?? ''))
      .map(() => 'The header List-Id is missing or names no list.'),
};
