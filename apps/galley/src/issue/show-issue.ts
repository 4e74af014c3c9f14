import type { ShownIssue } from '@galley/contract/issue';
import { quoteInput } from '@galley/core/input';
import { FULL_RENDITION, issueName } from '@galley/core/issue';
import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { jsonText } from '../shell/json-text.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { facts } from '../shell/table.ts';
import { count, when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';
import { approvalFacts } from './approval-facts.ts';
import { extentNote } from './extent-note.ts';
import { issueRef, type IssueOptions } from './issue-ref.ts';
import { noteFacts } from './note-facts.ts';

interface ShowOptions extends IssueOptions {
  readonly format?: 'html' | 'text' | 'json';
  readonly rendition?: string;
}

/** Prints the proof: the stored bytes, filled in for a sample reader. */
export async function showIssue(
  shell: Shell,
  number: number,
  options: ShowOptions,
): Promise<Outcome> {
  const { format } = options;
  if (shell.json && format !== undefined && format !== 'json') {
    return refuse(`--json and --format ${format} conflict; use only one.`);
  }
  return withPress(shell, async ({ actor, ...deps }) => {
    const shown = await press.showIssue(deps, actor, issueRef(number, options));
    if (shown.kind !== 'ok') return answerRefusal(shown);
    const { issue: json } = shown;
    const { rendition: key = FULL_RENDITION } = options;
    const rendition = json.renditions.find((each) => each.key === key);
    if (options.rendition !== undefined && rendition === undefined) {
      const known = json.renditions.map((each) => each.key).join(', ');
      return refuse(`--rendition: found ${quoteInput(key)}, expected one of ${known}`);
    }
    if (format === 'json') return { kind: 'done', json, text: jsonText(json, 2) };
    if (format === undefined) {
      return { kind: 'done', json, text: (paint) => describe(paint, json) };
    }
    if (rendition === undefined) {
      return {
        kind: 'failed',
        problem: `Issue ${issueName(number)} has no proof: compile it first.`,
      };
    }
    return { kind: 'done', json, text: rendition[format], exact: true };
  });
}

function describe(paint: Paint, issue: ShownIssue): string {
  const optional = (name: string, value: string | null): [string, string][] =>
    value === null ? [] : [[name, value]];
  const list = facts(paint, [
    ['newsletter', issue.newsletterTitle],
    ['state', issue.state],
    ...optional('reason', issue.reason),
    ['due', issue.dueAt === null ? 'an extra issue' : when(issue.dueAt)],
    ['dated', issue.datedOn],
    ['from', issue.sender ?? 'no sender yet: galley newsletter set --from'],
    ['subject', issue.subject],
    ['preheader', issue.preheader],
    ...noteFacts(issue.note),
    ['hash', issue.contentHash ?? ''],
    ...(issue.approvals.length === 0
      ? optional('approved by', issue.approvedBy)
      : approvalFacts(issue.approvals)),
    ...press.overrideFacts(issue.overrides),
    ...optional('released', issue.releasedAt && when(issue.releasedAt)),
    ...optional('sent', issue.sentAt && when(issue.sentAt)),
  ]);
  const titles = issue.reviews.map(
    ({ review, extent }, index) =>
      `  ${index + 1}. ${review.title}${paint.dim(extentNote(issue, extent))}`,
  );
  return [
    paint.bold(`Issue ${issueName(issue.number)}`),
    list,
    ...titles,
    ...renditionLines(paint, issue.audience),
  ].join('\n');
}

/** Lists the renditions with their readers, if readers have chosen some of the reviews. */
function renditionLines(
  paint: Paint,
  { renditions, leftOut }: ShownIssue['audience'],
): readonly string[] {
  const without = Object.entries(leftOut).filter(([, readers]) => readers > 0);
  if (renditions.length < 2 && without.length === 0) return [];
  return [
    ...renditions.map(
      ({ key, chosen, readers }) =>
        `  ${key}: ${count(readers, 'reader')}${paint.dim(`, ${chosen}`)}`,
    ),
    ...without.map(([reason, readers]) => `  no mail: ${count(readers, 'reader')}, ${reason}`),
  ];
}
