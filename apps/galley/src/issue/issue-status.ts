import { troubledDeliveries } from '@galley/db';
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
    const { issue, status, timeZone } = found;
    const { overrides } = issue;
    const troubled = await troubledDeliveries(deps.db, issue.id);
    return {
      kind: 'done',
      json: { ...status, ...(overrides.length > 0 && { overrides }) },
      text: (paint) =>
        statusText(paint, status, { detail: issue.reason_detail, timeZone, overrides, troubled }),
    };
  });
