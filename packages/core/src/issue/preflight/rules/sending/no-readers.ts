import type { PreflightRule } from '../../preflight-rule.ts';

export const noReaders: PreflightRule = {
  name: 'no-readers',
  severity: 'warns',
  overridable: true,
  explanation: 'Only confirmed subscribers whose address is not suppressed are mailed.',
  mend: 'Import readers (galley subscriber import) or wait for somebody to confirm.',
  check: ({ readers }) => (readers === 0 ? ['Nobody would get this issue.'] : []),
};
