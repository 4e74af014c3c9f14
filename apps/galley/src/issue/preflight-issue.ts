import { issueName } from '@galley/core/issue/name';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { preflightText } from './preflight-text.ts';

interface PreflightOptions extends IssueOptions {
  readonly offline?: boolean;
}

export const preflightIssue = async (
  shell: Shell,
  number: number,
  options: PreflightOptions,
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const checked = await press.preflightIssue(deps, deps.actor, {
      ...issueRef(number, options),
      asking: options.offline === true ? 'remember' : 'ask',
    });
    if (checked.kind !== 'ok') return answerRefusal(checked);
    const { report } = checked;
    const result = {
      json: report,
      text: (paint: Shell['paint']) => preflightText(paint, report),
    };
    return report.passes
      ? { kind: 'done', ...result, notes: [`Issue ${issueName(number)} passes preflight.`] }
      : {
          kind: 'failed',
          ...result,
          problem: `Issue ${issueName(number)} does not pass preflight.`,
        };
  });
