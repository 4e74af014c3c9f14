import type { PreflightRule } from './preflight-rule.ts';

export const missingPostalAddress: PreflightRule = {
  name: 'missing-postal-address',
  severity: 'stops',
  overridable: false,
  explanation:
    'Bulk mail must carry a postal address of its sender (CAN-SPAM, 15 U.S.C. 7704(a)(5), and its like elsewhere).',
  mend: 'Set one: galley newsletter set --postal-address ADDRESS.',
  check: ({ newsletter }) =>
    newsletter.postalAddress === null ? ['The newsletter has no postal address.'] : [],
};
