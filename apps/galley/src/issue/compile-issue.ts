import { issueName } from '@galley/core/issue/name';
import type { CompiledIssue } from '@galley/contract/issue';
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
  /** A review's id. */
  readonly correction?: string;
}

export async function compileIssue(shell: Shell, options: CompileOptions): Promise<Outcome> {
  await ensureEmails();
  return withPress(shell, async (deps) => {
    const newsletter = options.newsletter ?? null;
    const { bestOf: month, correction } = options;
    if (correction !== undefined) {
      return answer(await press.compileCorrection(deps, deps.actor, { id: correction }));
    }
    if (month !== undefined) {
      const best = await press.compileBestOf(deps, deps.actor, { newsletter, month });
      const isEarly = best.kind === 'compiled' && best.issue.monthIsOver === false;
      return answer(best, isEarly ? [tooEarly(month)] : []);
    }
    const compiled = await press.compileIssue(deps, deps.actor, {
      newsletter,
      ...(options.slot !== undefined && { slot: options.slot }),
      ...(options.extra === true && { extra: true }),
    });
    return answer(compiled);
  });
}

const tooEarly = (month: string): string =>
  `${month} is not over. To add reviews from its later issues, compile this issue again: galley issue compile --best-of ${month}`;

function answer(
  compiled: press.CompileIssue | press.CompileBestOf | press.CompileCorrection,
  notes: readonly string[] = [],
): Outcome {
  if (compiled.kind !== 'compiled') return answerRefusal(compiled);
  const { issue } = compiled;
  return {
    kind: 'done',
    json: issue,
    text: (paint) => describe(paint, issue),
    notes: [
      ...notes,
      ...(issue.slot !== null && issue.datedOn < issue.slot
        ? [
            `It is dated ${issue.datedOn}, to be sent that day. To have it go out at its slot: galley issue compile --slot ${issue.slot}`,
          ]
        : []),
      ...(issue.approvalVoided ? ['Its approval is void because its bytes changed.'] : []),
      ...(issue.state === 'draft'
        ? [
            `Next: galley proof ${issueName(issue.number)}, galley issue approve ${issueName(issue.number)}`,
          ]
        : []),
    ],
  };
}

function describe(paint: Paint, issue: CompiledIssue): string {
  const { slot, dueAt, reviews, extents, carriedOver, corrects } = issue;
  const due =
    corrects !== null
      ? 'alone, for those who got the old text'
      : slot === null
        ? 'an extra issue'
        : `the slot ${slot}${dueAt === null ? '' : `, ${when(dueAt)}`}`;
  return [
    `${paint.bold(`Issue ${issueName(issue.number)}`)} ${issue.again ? 'compiled again' : 'compiled'}: ${due}${corrects === null ? `, ${count(reviews.length, 'review')}` : ''}`,
    ...reviews.map(
      (title, index) => `  ${index + 1}. ${title}${paint.dim(extentNote(issue, extents[index]))}`,
    ),
    ...(carriedOver > 0 ? [`  ${count(carriedOver, 'review')} left for the next issue`] : []),
    `${paint.dim('dated')}      ${issue.datedOn}`,
    `${paint.dim('subject')}    ${issue.subject}`,
    `${paint.dim('preheader')}  ${issue.preheader}`,
    `${paint.dim('hash')}       ${issue.contentHash ?? ''}`,
  ].join('\n');
}
