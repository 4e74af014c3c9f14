import { issueName } from '@galley/core/issue/name';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { count } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';

export const cancelIssue = async (
  shell: Shell,
  number: number,
  options: IssueOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const cancelled = await press.cancelIssue(deps, deps.actor, issueRef(number, options));
    if (cancelled.kind !== 'done') return answerRefusal(cancelled);
    const { requeued, hasLeft, numberIsFree } = cancelled.issue;
    return {
      kind: 'done',
      json: cancelled.issue,
      text: (paint) => `${paint.bold(`Issue ${issueName(number)}`)} is cancelled.`,
      notes: [
        ...(requeued > 0 ? [`${count(requeued, 'review')} returned to the queue.`] : []),
        ...(numberIsFree ? ['The next issue gets its number.'] : []),
        ...(hasLeft
          ? [
              `Some of its mail was already sent. Other readers receive nothing, and its reviews stay featured. Counts: galley issue status ${issueName(number)}`,
            ]
          : []),
      ],
    };
  });
