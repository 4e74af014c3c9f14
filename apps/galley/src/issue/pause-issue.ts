import { issueName } from '@galley/core/issue/name';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';

const moving =
  (
    step: typeof press.pauseIssue | typeof press.resumeIssue | typeof press.takeBackIssue,
    said: string,
  ) =>
  async (shell: Shell, number: number, options: IssueOptions): Promise<Outcome> =>
    withPress(shell, async (deps) => {
      const moved = await step(deps, deps.actor, issueRef(number, options));
      if (moved.kind !== 'done') return answerRefusal(moved);
      return {
        kind: 'done',
        json: moved.issue,
        text: (paint) => `${paint.bold(`Issue ${issueName(number)}`)} ${said}`,
      };
    });

export const pauseIssue = moving(press.pauseIssue, 'is paused.');
export const resumeIssue = moving(press.resumeIssue, 'is resumed.');
export const takeBackIssue = moving(
  press.takeBackIssue,
  'is held, and nobody got it. It can go out once it is approved again.',
);
