import { countGraphemes } from '../../../cap-text.ts';
import { LONGEST_PROPOSED_SUBJECT } from '../../../propose-lines.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const longSubject: PreflightRule = {
  name: 'long-subject',
  severity: 'warns',
  overridable: true,
  explanation: 'Inboxes truncate long subjects, on phones after about 40 characters.',
  fix: {
    issue: 'Set a shorter one: galley issue set N --subject SUBJECT.',
    files: 'Write a shorter title in FILE: it is the subject.',
  },
  blames: { kind: 'issue', field: 'subject' },
  check: ({ subject }) => {
    const length = countGraphemes(subject);
    return length > LONGEST_PROPOSED_SUBJECT ? [`The subject has ${length} characters.`] : [];
  },
};
