import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { facts } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';

interface SetOptions extends IssueOptions {
  readonly subject?: string;
  readonly preheader?: string;
}

export async function setIssue(
  shell: Shell,
  number: number,
  options: SetOptions,
): Promise<Outcome> {
  const { subject, preheader } = options;
  if (subject === undefined && preheader === undefined) {
    return refuse('Nothing to set: give --subject, --preheader or both.');
  }
  await ensureEmails();
  return withPress(shell, async (deps) => {
    const set = await press.setIssue(deps, deps.actor, {
      ...issueRef(number, options),
      ...(subject !== undefined && { subject: subject === '' ? null : subject }),
      ...(preheader !== undefined && { preheader: preheader === '' ? null : preheader }),
    });
    if (set.kind !== 'set') return answerRefusal(set);
    return {
      kind: 'done',
      json: set.issue,
      text: (paint) =>
        facts(paint, [
          ['subject', set.issue.subject],
          ['preheader', set.issue.preheader],
          ['hash', set.issue.contentHash ?? ''],
        ]),
      notes: set.issue.approvalVoided ? ['Its approval is void because its bytes changed.'] : [],
    };
  });
}
