import { issueName } from '@galley/core/issue/name';
import type { ApprovedIssue } from '@galley/contract/issue';
import { localDate } from '@galley/core/newsletter';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { systemUser } from '../shell/system-user.ts';
import { facts } from '../shell/table.ts';
import { whenThere } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { approvalFacts } from './approval-facts.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { preflightText } from './preflight-text.ts';

interface ApproveOptions extends IssueOptions {
  readonly hash?: string;
  readonly override?: readonly string[];
  readonly because?: readonly string[];
  readonly by?: string;
  readonly date?: 'today' | 'slot';
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
  if (options.date !== undefined) await ensureEmails();
  return withPress(shell, async (deps) => {
    const approved = await press.approveIssue(deps, deps.actor, {
      ...issueRef(number, options),
      by: options.by ?? systemUser(),
      overrides,
      ...(options.hash !== undefined && { hash: options.hash }),
      ...(options.date !== undefined && { date: options.date }),
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
            [
              `${paint.bold(`Issue ${issueName(number)}`)} ${whatCame(issue)}`,
              facts(paint, [
                ['dated', issue.datedOn],
                ['hash', issue.contentHash ?? ''],
                ...(issue.complete ? [] : approvalFacts(issue.approvals)),
              ]),
            ].join('\n'),
          notes: [
            ...(issue.complete ? whatNext(issue, deps.clock()) : [forAnother(issue)]),
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

/** Says what came of the approval. */
function whatCame({ complete, again, approvedBy, approvals }: ApprovedIssue): string {
  if (!complete) {
    return again
      ? 'was approved by the same person before, and needs one more approval'
      : `approved by ${approvals.at(-1)?.by ?? ''}, and needs one more approval`;
  }
  return `${again ? 'was already approved' : 'approved'} by ${approvedBy ?? ''}`;
}

const forAnother = ({ number, contentHash }: ApprovedIssue): string =>
  `Each change needs an approver who didn't make it. Somebody else: galley issue approve ${issueName(number)} --hash ${contentHash ?? ''} --by THEIR-ADDRESS`;

/** Says how an approved issue goes out under its date, and how it can go out on another day. */
function whatNext(
  { number, datedOn, dueAt, timeZone }: ApprovedIssue,
  now: Date,
): readonly string[] {
  const today = localDate(timeZone, now);
  const approve = `galley issue approve ${issueName(number)}`;
  const isAhead = dueAt !== null && new Date(dueAt) > now;
  const slot = dueAt === null ? null : localDate(timeZone, new Date(dueAt));
  if (datedOn !== today) {
    return dueAt === null
      ? []
      : [
          `It goes out at its slot: ${whenThere(dueAt, timeZone)}. To send it today instead: ${approve} --date today`,
        ];
  }
  return [
    `To send it now: galley issue send ${issueName(number)}`,
    ...(isAhead && slot !== today
      ? [
          `It is dated today, so it can't go out at its slot. To send it then instead, ${whenThere(dueAt, timeZone)}: ${approve} --date slot`,
        ]
      : []),
  ];
}
