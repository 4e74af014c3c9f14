import type { Blame, PreflightRule } from '../../preflight-rule.ts';

export const missingPostalAddress: PreflightRule = {
  name: 'missing-postal-address',
  severity: 'stops',
  overridable: false,
  explanation:
    "Bulk mail must carry its sender's postal address (CAN-SPAM, 15 U.S.C. 7704(a)(5), and similar laws elsewhere).",
  fix: {
    issue: 'Set one: galley newsletter set --postal-address ADDRESS.',
    files: null,
  },
  check: ({ newsletter: { postalAddress }, renditions }) => {
    if (postalAddress === null) {
      const blames: Blame = { kind: 'newsletter', field: 'postalAddress' };
      return [{ message: 'The newsletter has no postal address.', blames }];
    }
    // Lines may be joined or wrapped differently in the text, so blanks don't count.
    const lines = postalAddress.split('\n').map(withoutBlanks);
    return renditions
      .map(({ text }) => withoutBlanks(text))
      .filter((text) => !lines.every((line) => text.includes(line)))
      .map(() => 'The issue was compiled without the postal address: compile it again.');
  },
};

const withoutBlanks = (text: string): string => text.replaceAll(/\s/gu, '');
