import type { Issue } from '@galley/contract/issue';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

/** Prints issues with missed slots between them; as JSON, slots are in the calendar. */
export const listIssues = async (
  shell: Shell,
  options: { readonly newsletter?: string },
): Promise<Outcome> =>
  withPress(shell, async ({ db, actor }) => {
    const listed = await press.listIssues({ db }, actor, {
      newsletter: options.newsletter ?? null,
    });
    if (listed.kind !== 'ok') return answerRefusal(listed);
    const { issues, missed } = listed;
    const notes = issues.length === 0 ? ['No issue has been compiled yet.'] : [];
    if (issues.length + missed.length === 0) return { kind: 'done', json: [], text: '', notes };
    return {
      kind: 'done',
      json: issues,
      text: (paint) =>
        table(paint, ['NUMBER', 'STATE', 'DUE', 'SENT', 'SUBJECT'], rows(issues, missed)),
      notes,
    };
  });

/** The latest first: a missed slot comes above the first issue that was due before it. */
function rows(issues: readonly Issue[], missed: readonly press.MissedSlot[]): string[][] {
  const left = [...missed];
  return [
    ...issues.flatMap((issue) => {
      const { dueAt } = issue;
      const before = dueAt === null ? 0 : left.filter((slot) => slot.dueAt > dueAt).length;
      return [...left.splice(0, before).map(missedRow), issueRow(issue)];
    }),
    ...left.map(missedRow),
  ];
}

const issueRow = (issue: Issue): string[] => [
  issue.name,
  issue.reason === null ? issue.state : `${issue.state} (${issue.reason})`,
  issue.dueAt === null ? 'extra' : when(issue.dueAt),
  issue.sentAt === null ? '' : when(issue.sentAt),
  clip(issue.subject, 60),
];

const missedRow = ({ dueAt }: press.MissedSlot): string[] => [
  '',
  'missed',
  when(dueAt),
  '',
  'no issue: Galley did not run in time',
];
