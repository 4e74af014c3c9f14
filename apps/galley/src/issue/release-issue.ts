import { issueName } from '@galley/core/issue/name';
import type { ReleasedIssue } from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { whenExactlyThere } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { spell } from './duration-text.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { waitForIssue } from './wait-for-issue.ts';

interface ReleaseOptions extends IssueOptions {
  readonly wait?: boolean;
}

/** Releases an issue. Repeating it succeeds, so that an interrupted `--wait` can run again. */
export const releaseIssue = async (
  shell: Shell,
  number: number,
  options: ReleaseOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const ref = issueRef(number, options);
    const released = await press.releaseIssue(deps, deps.actor, ref);
    if (!('issue' in released)) return answerRefusal(released);
    const { issue } = released;
    if (options.wait === true) return waitForIssue(shell, deps, issue, ref);
    return {
      kind: 'done',
      json: issue,
      text: (paint) => `${paint.bold(`Issue ${issueName(number)}`)} ${standing(issue, deps)}`,
      notes:
        issue.state === 'sent'
          ? []
          : [
              `Follow its progress: galley issue status ${issueName(number)}`,
              '"galley start" sends it; with --wait, this command does.',
            ],
    };
  });

function standing({ number, state, sendAfter, timeZone }: ReleasedIssue, { clock }: Press): string {
  if (state === 'sent') return 'has already been sent.';
  const seconds = sendAfter === null ? 0 : (Date.parse(sendAfter) - clock().getTime()) / 1000;
  return sendAfter !== null && seconds > 0
    ? `is released; for ${spell(seconds)}, until ${whenExactlyThere(sendAfter, timeZone)}, you can take it back before any mail leaves: galley issue take-back ${issueName(number)}`
    : 'is being sent.';
}
