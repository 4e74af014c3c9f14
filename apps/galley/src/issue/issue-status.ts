import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { statusText } from './status-text.ts';

export const issueStatus = async (
  shell: Shell,
  number: number,
  options: IssueOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const found = await press.issueStatus(deps, deps.actor, issueRef(number, options));
    if (found.kind !== 'ok') return answerRefusal(found);
    const { status } = found;
    return { kind: 'done', json: status, text: (paint) => statusText(paint, status) };
  });
