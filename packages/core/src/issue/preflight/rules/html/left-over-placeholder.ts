import { findLeftOvers } from '../../../count-placeholders.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const leftOverPlaceholder: PreflightRule = {
  name: 'left-over-placeholder',
  severity: 'stops',
  overridable: false,
  explanation: 'Nothing fills in this placeholder, so it would reach every mailbox as it is.',
  fix: {
    issue: 'Compile the issue again; if that does not help, a template in this version has a bug.',
    files: 'A template in this version has a bug.',
  },
  check: ({ renditions }) =>
    renditions.flatMap(findLeftOvers).map((where) => `Nothing fills in ${where}.`),
};
