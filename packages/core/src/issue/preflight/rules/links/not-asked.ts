import { linksToAsk } from './links-to-ask.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const notAsked: PreflightRule = {
  name: 'not-asked',
  severity: 'informs',
  overridable: true,
  explanation: "Checking links and the sender's DNS needs a network.",
  fix: {
    issue: 'Check now: galley issue preflight N, on a machine that is online.',
    files: null,
  },
  check: (issue) => {
    const { notAsked: why, links: answers } = issue.outside;
    const unknown = linksToAsk(issue).filter((url) => !answers.has(url)).length;
    if (why === null || unknown === 0) return [];
    const links = unknown === 1 ? '1 link was' : `${unknown} links were`;
    return [`${links} not checked: ${WHY[why]}.`];
  },
};

const WHY = {
  offline: 'this machine is offline',
  'no-time': 'the others took too long',
  'not-yet': 'no recent check',
} as const;
