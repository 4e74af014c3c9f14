import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { systemUser } from '../shell/system-user.ts';
import { withPress } from '../shell/with-press.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { preflightText } from './preflight-text.ts';

interface ApproveOptions extends IssueOptions {
  readonly hash?: string;
  readonly override?: readonly string[];
  readonly because?: readonly string[];
  readonly by?: string;
}

export async function approveIssue(
  shell: Shell,
  number: number,
  options: ApproveOptions,
): Promise<Outcome> {
  const { override: rules = [], because: reasons = [] } = options;
  if (rules.length !== reasons.length) {
    return refuse(
      `Found ${rules.length} of --override and ${reasons.length} of --because; every overridden rule needs a reason.`,
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
          json: approved.report,
          text: (paint: Shell['paint']) => preflightText(paint, approved.report),
        };
      case 'approved': {
        const { issue } = approved;
        return {
          kind: 'done',
          json: issue,
          text: (paint) =>
            `${paint.bold(`Issue ${number}`)} approved by ${issue.approvedBy ?? ''}\n${paint.dim('hash')}  ${issue.approvedHash ?? ''}`,
          notes: [
            ...issue.overridesNotNeeded.map(
              (rule) => `--override ${rule}: that rule found nothing, so nothing was overridden.`,
            ),
            ...issue.preflight.findings.map(
              ({ severity, rule, message }) => `${severity} ${rule}: ${message}`,
            ),
          ],
        };
      }
      default:
        return answerRefusal(approved);
    }
  });
}
