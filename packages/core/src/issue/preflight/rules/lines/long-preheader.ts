import { countGraphemes } from '../../../cap-text.ts';
import { LONGEST_PROPOSED_PREHEADER } from '../../../propose-lines.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const longPreheader: PreflightRule = {
  name: 'long-preheader',
  severity: 'informs',
  overridable: true,
  explanation: 'Inboxes truncate preheaders, on phones after about 80 characters.',
  fix: {
    issue: 'Set a shorter one: galley issue set N --preheader TEXT.',
    files: 'Begin the summary of FILE with a shorter sentence: it is the preheader.',
  },
  blames: { kind: 'issue', field: 'preheader' },
  check: ({ renditions }) =>
    renditions
      .map(({ preheader }) => countGraphemes(preheader))
      .filter((length) => length > LONGEST_PROPOSED_PREHEADER)
      .map((length) => `The preheader has ${length} characters.`),
};
