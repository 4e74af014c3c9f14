import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { facts } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';
import { noteFacts } from './note-facts.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';

interface SetOptions extends IssueOptions {
  readonly subject?: string;
  readonly preheader?: string;
  readonly note?: string;
}

export async function setIssue(
  shell: Shell,
  number: number,
  options: SetOptions,
): Promise<Outcome> {
  const { subject, preheader, note } = options;
  if (subject === undefined && preheader === undefined && note === undefined) {
    return refuse('Nothing to set: give --subject, --preheader or --note.');
  }
  await ensureEmails();
  return withPress(shell, async (deps) => {
    const set = await press.setIssue(deps, deps.actor, {
      ...issueRef(number, options),
      ...(subject !== undefined && { subject: subject === '' ? null : subject }),
      ...(preheader !== undefined && { preheader: preheader === '' ? null : preheader }),
      ...(note !== undefined && { note }),
    });
    if (set.kind !== 'set') return answerRefusal(set);
    return {
      kind: 'done',
      json: set.issue,
      text: (paint) =>
        facts(paint, [
          ['subject', set.issue.subject],
          ['preheader', set.issue.preheader],
          ...noteFacts(set.issue.note),
          ['hash', set.issue.contentHash ?? ''],
        ]),
      notes: set.issue.approvalVoided ? ['Its approval is void because its bytes changed.'] : [],
    };
  });
}
