import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

export const listIssues = async (
  shell: Shell,
  options: { readonly newsletter?: string },
): Promise<Outcome> =>
  withPress(shell, async ({ db, actor }) => {
    const listed = await press.listIssues({ db }, actor, {
      newsletter: options.newsletter ?? null,
    });
    if (listed.kind !== 'ok') return answerRefusal(listed);
    if (listed.issues.length === 0) {
      return { kind: 'done', json: [], text: '', notes: ['No issue has been compiled yet.'] };
    }
    return {
      kind: 'done',
      json: listed.issues,
      text: (paint) =>
        table(
          paint,
          ['NUMBER', 'STATE', 'DUE', 'SENT', 'SUBJECT'],
          listed.issues.map((issue) => [
            String(issue.number),
            issue.reason === null ? issue.state : `${issue.state} (${issue.reason})`,
            issue.dueAt === null ? 'extra' : when(issue.dueAt),
            issue.sentAt === null ? '' : when(issue.sentAt),
            clip(issue.subject, 60),
          ]),
        ),
    };
  });
