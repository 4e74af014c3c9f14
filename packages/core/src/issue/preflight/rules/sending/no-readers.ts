import type { PreflightRule } from '../../preflight-rule.ts';

export const noReaders: PreflightRule = {
  name: 'no-readers',
  severity: 'warns',
  overridable: true,
  explanation: 'Galley mails only confirmed subscribers whose address is not suppressed.',
  fix: {
    issue: 'Import readers (galley subscriber import) or wait for somebody to confirm.',
    files: null,
  },
  check: ({ readers }) => (readers === 0 ? ['Nobody would get this issue.'] : []),
};
