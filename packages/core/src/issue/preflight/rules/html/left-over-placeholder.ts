import { findLeftOvers } from '../../../count-placeholders.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const leftOverPlaceholder: PreflightRule = {
  name: 'left-over-placeholder',
  severity: 'stops',
  overridable: false,
  explanation: 'A placeholder that nothing fills in would reach every mailbox as it stands.',
  mend: 'Compile the issue again; if it stays, a template of this version is at fault.',
  check: ({ renditions }) =>
    renditions.flatMap(findLeftOvers).map((where) => `Nothing would fill in ${where}.`),
};
