import * as press from '@galley/press/issue';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { extentNote } from './extent-note.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Paint } from '../shell/paint.ts';
import type { Shell } from '../shell/shell.ts';
import { count, when } from '../shell/when.ts';
import { withPress } from '../shell/with-press.ts';

interface CompileOptions {
  readonly newsletter?: string;
  readonly slot?: string;
  readonly extra?: boolean;
  readonly bestOf?: string;
}

export const compileIssue = async (shell: Shell, options: CompileOptions): Promise<Outcome> => {
  await ensureEmails();
  return withPress(shell, async (deps) => {
    const newsletter = options.newsletter ?? null;
    const { bestOf: month } = options;
    if (month !== undefined) {
      const best = await press.compileBestOf(deps, deps.actor, { newsletter, month });
      return answer(best, best.kind === 'compiled' && !best.monthIsOver ? [tooEarly(month)] : []);
    }
    const compiled = await press.compileIssue(deps, deps.actor, {
      newsletter,
      ...(options.slot !== undefined && { slot: options.slot }),
      ...(options.extra === true && { extra: true }),
    });
    return answer(compiled);
  });
};

const tooEarly = (month: string): string =>
  `${month} is not over. What goes out later in it is not in this issue until you compile it again: galley issue compile --best-of ${month}`;

const answer = (
  compiled: press.CompileIssue | press.CompileBestOf,
  notes: readonly string[] = [],
): Outcome => {
  switch (compiled.kind) {
    case 'compiled':
      return {
        kind: 'done',
        json: {
          number: compiled.issue.number,
          state: compiled.issue.state,
          slot: compiled.issue.slot_due_on,
          subject: compiled.issue.subject,
          preheader: compiled.issue.preheader,
          contentHash: compiled.issue.content_hash,
          again: compiled.again,
          approvalVoided: compiled.approvalVoided,
          reviews: compiled.titles,
          extents: compiled.extents,
          carriedOver: compiled.carriedOver,
        },
        text: (paint) => describe(paint, compiled),
        notes: [
          ...notes,
          ...(compiled.approvalVoided ? ['The approval it had is void: its bytes changed.'] : []),
          ...(compiled.issue.state === 'draft'
            ? [
                `Next: galley proof ${compiled.issue.number}, galley issue approve ${compiled.issue.number}`,
              ]
            : []),
        ],
      };
    default:
      return answerRefusal(compiled, { month: '--best-of' });
  }
};

const describe = (
  paint: Paint,
  { issue, again, titles, extents, carriedOver }: Extract<press.CompileIssue, { kind: 'compiled' }>,
): string => {
  const slot =
    issue.slot_due_on === null
      ? 'an extra issue'
      : `due ${issue.slot_due_on}${issue.due_at === null ? '' : `, ${when(issue.due_at)}`}`;
  return [
    `${paint.bold(`Issue ${issue.number}`)} ${again ? 'compiled again' : 'compiled'}: ${slot}, ${count(titles.length, 'review')}`,
    ...titles.map(
      (title, index) => `  ${index + 1}. ${title}${paint.dim(extentNote(issue, extents[index]))}`,
    ),
    ...(carriedOver > 0 ? [`  ${count(carriedOver, 'review')} left for the next issue`] : []),
    `${paint.dim('subject')}    ${issue.subject}`,
    `${paint.dim('preheader')}  ${issue.preheader}`,
    `${paint.dim('hash')}       ${issue.content_hash ?? ''}`,
  ].join('\n');
};
