import type { ChangedIssue } from '@galley/contract/issue';
import type { FieldProblem, RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { quoteInput } from '@galley/core/input';
import { readLine } from '@galley/core/newsletter';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, wrongState, type ChangeRefusal, type IssueRef } from './find-issue.ts';
import { presentIssue } from './present-issue.ts';
import { recordIssueAct } from '../door/record-act.ts';
import { recompileIssue } from '../compile/recompile-issue.ts';

export type SetIssue =
  { readonly kind: 'set'; readonly issue: ChangedIssue } | RefusalOf<'invalid'> | ChangeRefusal;

const LONGEST_LINE = 250;

/**
 * Sets the subject or preheader of an open issue and recompiles it. A text survives later
 * compilations; null restores the proposal.
 */
export async function setIssue(
  deps: PressDeps,
  actor: Actor,
  input: IssueRef & {
    readonly subject?: string | null | undefined;
    readonly preheader?: string | null | undefined;
  },
): Promise<SetIssue> {
  const problems: FieldProblem[] = [];
  const read = (field: string, text: string | null | undefined) => {
    if (text === null || text === undefined) return text;
    const line = readLine(text, LONGEST_LINE);
    if (line.kind === 'ok') return line.line;
    problems.push({ field, problem: `found ${quoteInput(text)}, expected ${line.expected}` });
    return undefined;
  };
  const lines = {
    subject: read('subject', input.subject),
    preheader: read('preheader', input.preheader),
  };
  if (problems.length > 0) return { kind: 'invalid', problems };
  const found = await findIssueFor(deps, actor, 'set-issue', input);
  if (found.kind !== 'found') return found;
  const outcome = await recompileIssue(deps, found.issue.id, {
    lines,
    record: (trx, at) => recordIssueAct(trx, actor, 'set-issue', found.issue, at),
  });
  if (outcome.kind === 'recompiled') {
    const { issue, approvalVoided } = outcome;
    return { kind: 'set', issue: { ...presentIssue(issue), approvalVoided } };
  }
  return wrongState(outcome.issue, 'only a draft, an approved or a held issue can be changed');
}
