import type { StuckIssue } from '@galley/press/operate';
import { when } from '../shell/when.ts';
import { found, ok, type Check } from './check.ts';

/** Reports issues that stand still for longer than they do by themselves. */
export const checkIssues = (stuck: readonly StuckIssue[]): Check[] =>
  stuck.length === 0
    ? [ok('issues', 'none stands still')]
    : stuck.map((issue) => {
        const { what, level, fix } = ABOUT[issue.state];
        const name = `issue ${issue.number} of ${issue.newsletter}`;
        const ref = `${issue.number} -n ${issue.newsletter}`;
        return found(
          level,
          'issues',
          `${name} ${what} since ${when(issue.since)}`,
          fix.replace('REF', ref),
        );
      });

const ABOUT = {
  approved: {
    level: 'fails',
    what: 'is approved and past its slot',
    fix: 'A scheduler must run: galley start, or galley start --only scheduler.',
  },
  sending: {
    level: 'fails',
    what: 'is being sent without progress',
    fix: 'A delivery must run: galley start, or --only delivery. galley issue status REF says more.',
  },
  paused: {
    level: 'warns',
    what: 'is paused',
    fix: 'galley issue status REF says why; galley issue resume REF goes on.',
  },
} as const;
