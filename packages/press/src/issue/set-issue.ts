import type { ChangedIssue } from '@galley/contract/issue';
import type { FieldProblem, RefusalOf } from '@galley/contract/refusals';
import { mergeChange, type Actor } from '@galley/core/editor';
import { readLine } from '@galley/core/newsletter';
import type { IssueRow } from '@galley/db';
import { fieldProblem } from '../field-problem.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, wrongState, type ChangeRefusal, type IssueRef } from './find-issue.ts';
import { presentIssue } from './present-issue.ts';
import { recordIssueAct } from '../door/record-act.ts';
import { recompileIssue, type Merged, type NotMerged } from '../compile/recompile-issue.ts';

export type SetIssue =
  | { readonly kind: 'set'; readonly issue: ChangedIssue }
  | RefusalOf<'invalid' | 'conflict'>
  | ChangeRefusal;

const LONGEST_LINE = 250;

/**
 * Sets the subject or preheader of an open issue and recompiles it. A text survives later
 * compilations; null restores the proposal. With the `version` that the change was made from, it
 * refuses to replace a line that somebody else has changed since.
 */
export async function setIssue(
  deps: PressDeps,
  actor: Actor,
  input: IssueRef & {
    readonly subject?: string | null | undefined;
    readonly preheader?: string | null | undefined;
    readonly version?: number | null | undefined;
  },
): Promise<SetIssue> {
  const problems: FieldProblem[] = [];
  const read = (field: string, text: string | null | undefined) => {
    if (text === null || text === undefined) return text;
    const line = readLine(text, LONGEST_LINE);
    if (line.kind === 'ok') return line.line;
    problems.push(fieldProblem(field, text, line.expected));
    return undefined;
  };
  const lines = {
    subject: read('subject', input.subject),
    preheader: read('preheader', input.preheader),
  };
  if (problems.length > 0) return { kind: 'invalid', problems };
  const found = await findIssueFor(deps, actor, 'set-issue', input);
  if (found.kind !== 'found') return found;
  const outcome = await recompileIssue<RefusalOf<'conflict'>>(deps, found.issue.id, {
    merge: ({ issue }) => mergeLines(issue, lines, input.version ?? null),
    record: (trx, at) => recordIssueAct(trx, actor, 'set-issue', found.issue, at),
  });
  if (outcome.kind === 'recompiled') {
    const { issue, approvalVoided } = outcome;
    return { kind: 'set', issue: { ...presentIssue(issue), approvalVoided } };
  }
  if (outcome.kind === 'not-merged') return outcome.because;
  return wrongState(outcome.issue, 'only a draft, an approved or a held issue can be changed');
}

type Lines = { readonly [Line in 'subject' | 'preheader']: string | null | undefined };

function mergeLines(
  issue: IssueRow,
  lines: Lines,
  base: number | null,
): Merged | NotMerged<RefusalOf<'conflict'>> {
  const merged = mergeChange(
    {
      version: issue.version,
      changedIn: issue.changed_in,
      fields: {
        subject: issue.subject_is_set ? issue.subject : null,
        preheader: issue.preheader_is_set ? issue.preheader : null,
      },
    },
    {
      base,
      fields: Object.fromEntries(Object.entries(lines).filter(([, line]) => line !== undefined)),
    },
  );
  if (merged.kind === 'conflict') return { kind: 'not-merged', because: merged };
  const { version, changedIn } = merged;
  return { kind: 'merged', lines, version: { version, changed_in: JSON.stringify(changedIn) } };
}
