import { issueName } from '@galley/core/issue/name';
import type { SentAgain } from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { whenExactlyThere } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { waitForIssue } from './wait-for-issue.ts';

/** Sends an issue again to readers who were rejected for a reason that has gone. */
export const sendAgain = async (
  shell: Shell,
  number: number,
  options: IssueOptions & { readonly wait?: boolean },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const ref = issueRef(number, options);
    const sent = await press.sendAgain(deps, deps.actor, ref);
    if (sent.kind !== 'done') return answerRefusal(sent);
    const { again } = sent;
    if (options.wait === true) return waitForIssue(shell, deps, again, ref);
    return {
      kind: 'done',
      json: again,
      text: (paint) =>
        `${paint.bold(`Issue ${issueName(number)}`)} ${describe(again, deps.clock())}`,
      notes: [
        ...staying(again),
        `Follow its progress: galley issue status ${issueName(number)}`,
        '"galley start" sends it; with --wait, this command does.',
      ],
    };
  });

function describe({ number, readers, undoUntil, timeZone }: SentAgain, now: Date): string {
  const whom = readers === 1 ? '1 reader' : `${readers} readers`;
  return Date.parse(undoUntil) > now.getTime()
    ? `is sent again to ${whom}; until ${whenExactlyThere(undoUntil, timeZone)}, you can take it back before any mail leaves: galley issue take-back ${issueName(number)}`
    : `is being sent again to ${whom}.`;
}

const staying = ({ stay, arrived }: SentAgain): readonly string[] => [
  ...(stay > 0
    ? [`Rejected for their own address or for what the mail holds, and not sent it again: ${stay}.`]
    : []),
  ...(arrived > 0 ? [`Their mail seems to have arrived after all: ${arrived}.`] : []),
];
