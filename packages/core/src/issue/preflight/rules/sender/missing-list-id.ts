import type { PreflightRule } from '../../preflight-rule.ts';

export const missingListId: PreflightRule = {
  name: 'missing-list-id',
  severity: 'warns',
  overridable: true,
  explanation:
    'Mail programs identify, filter and file newsletters by the header List-Id (RFC 2919).',
  fix: {
    issue: 'Compile the issue again; if that does not help, a template in this version has a bug.',
    files: 'A template in this version has a bug.',
  },
  check: ({ renditions }) =>
    renditions
      .filter(({ headers }) => !/<[^<>\s]+\.[^<>\s]+>$/.test(headers['List-Id'] ?? ''))
      .map(() => 'The header List-Id is missing or has no list id.'),
};
