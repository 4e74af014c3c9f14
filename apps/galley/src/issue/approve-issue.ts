import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { systemUser } from '../shell/system-user.ts';
import { withPress } from '../shell/with-press.ts';
import { issueJson } from './issue-json.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { preflightText } from './preflight-text.ts';

interface ApproveOptions extends IssueOptions {
  readonly hash?: string;
  readonly override?: readonly string[];
  readonly because?: readonly string[];
  readonly by?: string;
}

export const approveIssue = async (
  shell: Shell,
  number: number,
  options: ApproveOptions,
): Promise<Outcome> => {
  const { override: rules = [], because: reasons = [] } = options;
  if (rules.length !== reasons.length) {
    return refuse(
      `Found ${rules.length} of --override and ${reasons.length} of --because; every overridden rule needs its reason.`,
    );
  }
  const overrides = rules.map((rule, index) => ({ rule, because: reasons[index] ?? '' }));
  return withPress(shell, async (deps) => {
    const approved = await press.approveIssue(deps, deps.actor, {
      ...issueRef(number, options),
      by: options.by ?? systemUser(),
      overrides,
      ...(options.hash !== undefined && { hash: options.hash }),
    });
    switch (approved.kind) {
      case 'stopped':
        return {
          ...answerRefusal(approved),
          json: { number, ...approved.report },
          text: (paint: Shell['paint']) => preflightText(paint, number, approved.report),
        };
      case 'approved':
        return {
          kind: 'done',
          json: {
            ...issueJson(approved.issue),
            preflight: approved.report,
            overridesNotNeeded: approved.notNeeded,
          },
          text: (paint) =>
            `${paint.bold(`Issue ${number}`)} approved by ${approved.issue.approved_by ?? ''}\n${paint.dim('hash')}  ${approved.issue.approved_hash ?? ''}`,
          notes: [
            ...approved.notNeeded.map(
              (rule) => `--override ${rule}: that rule found nothing, so nothing was set aside.`,
            ),
            ...approved.report.findings.map(
              ({ severity, rule, message }) => `${severity} ${rule}: ${message}`,
            ),
          ],
        };
      default:
        return answerRefusal(approved, { overrides: '--override' });
    }
  });
};
