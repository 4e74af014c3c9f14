import type { PreflightRule } from '../../preflight-rule.ts';
import { linesOf } from './lines-of.ts';

export const emojiInLines: PreflightRule = {
  name: 'emoji-in-lines',
  severity: 'warns',
  overridable: true,
  explanation:
    'Several emoji in the subject or preheader look like advertising, and screen readers read out the name of each.',
  fix: {
    issue: 'Keep at most one: galley issue set N --subject SUBJECT.',
    files: 'Keep at most one in the title and in the summary of FILE.',
  },
  check: (issue) =>
    linesOf(issue)
      .map(({ line, blames }) => ({ emoji: line.match(EMOJI) ?? [], blames }))
      .filter(({ emoji }) => emoji.length > 1)
      .map(({ emoji, blames }) => ({
        message: `${emoji.length} emoji in one line: ${emoji.join(' ')}.`,
        blames,
      })),
};

const EMOJI = /\p{RGI_Emoji}/gv;
