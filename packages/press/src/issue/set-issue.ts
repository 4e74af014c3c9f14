import type { ChangedIssue } from '@galley/contract/issue';
import type { FieldProblem, RefusalOf } from '@galley/contract/refusals';
import { mergeChange, type Actor } from '@galley/core/editor';
import { chooseDate, readNote } from '@galley/core/issue';
import { readLine } from '@galley/core/newsletter';
import type { IssueRow } from '@galley/db';
import { fieldProblem } from '../field-problem.ts';
import type { PressDeps } from '../press-deps.ts';
import { findIssueFor, wrongState, type ChangeRefusal, type IssueRef } from './find-issue.ts';
import { presentIssue } from './present-issue.ts';
import type { NotAllowed } from '../door/allow.ts';
import { refuseToVoid } from '../compile/refuse-to-void.ts';
import { dayOf } from './issue-day.ts';
import { recordIssueAct } from '../door/record-act.ts';
import { recompileIssue, type Merged, type NotMerged } from '../compile/recompile-issue.ts';

export type SetIssue =
  | { readonly kind: 'set'; readonly issue: ChangedIssue }
  | RefusalOf<'invalid' | 'conflict' | 'approval-goes'>
  | ChangeRefusal;

const LONGEST_LINE = 250;

/**
 * Sets the subject, the preheader, the note or the date of an open issue and recompiles it. A text
 * survives later compilations; null restores the proposal or removes the note. With the `version`
 * that the change was made from, it refuses to replace a text that somebody else has changed since.
 * With `voidApproval` false, it refuses a change that would void an approval.
 */
export async function setIssue(
  deps: PressDeps,
  actor: Actor,
  input: IssueRef & {
    readonly subject?: string | null | undefined;
    readonly preheader?: string | null | undefined;
    readonly note?: string | null | undefined;
    /** The day to date it: today, or the day of its slot. */
    readonly date?: 'today' | 'slot' | undefined;
    readonly voidApproval?: boolean | undefined;
    readonly version?: number | null | undefined;
  },
): Promise<SetIssue> {
  const { date, version = null, voidApproval = true } = input;
  const read = readTexts(input);
  if (read.kind === 'invalid') return read;
  const found = await findIssueFor(deps, actor, 'set-issue', input);
  if (found.kind !== 'found') return found;
  if (date === 'slot' && found.issue.due_at === null) return NO_SLOT;
  let changes = false;
  const outcome = await recompileIssue<Refused>(deps, found.issue.id, {
    ...(date !== undefined && { dateWish: date }),
    merge: ({ issue, newsletter }) => {
      changes = false;
      const merged = mergeTexts(issue, read.texts, version);
      if (merged.kind !== 'merged') return merged;
      const isDated =
        date !== undefined &&
        chooseDate(dayOf(issue, newsletter), date, deps.clock()) !== issue.dated_on;
      if (!isDated && !merged.isChanged) return merged;
      changes = true;
      const because = refuseToVoid(actor, { id: issue.id, issue }, voidApproval);
      return because === null ? merged : { kind: 'not-merged', because };
    },
    record: async (trx, at) => {
      // Whoever changed nothing is no maker of its bytes.
      if (changes) await recordIssueAct(trx, actor, 'set-issue', found.issue, at);
    },
  });
  if (outcome.kind === 'recompiled') {
    const { issue, approvalVoided } = outcome;
    return { kind: 'set', issue: { ...presentIssue(issue), approvalVoided } };
  }
  if (outcome.kind === 'not-merged') return outcome.because;
  return wrongState(outcome.issue, 'only a draft, an approved or a held issue can be changed');
}

type Refused = RefusalOf<'conflict' | 'approval-goes'> | NotAllowed;

const NO_SLOT: RefusalOf<'invalid'> = {
  kind: 'invalid',
  problems: [
    {
      field: 'date',
      problem: 'found slot, expected today, because an extra issue has no slot',
    },
  ],
};

type Texts = { readonly [Text in 'subject' | 'preheader' | 'note']: string | null | undefined };

function readTexts(
  typed: Partial<Texts>,
): { readonly kind: 'ok'; readonly texts: Texts } | RefusalOf<'invalid'> {
  const problems: FieldProblem[] = [];
  const read = (field: keyof Texts, reader: (text: string) => Reading): Texts[keyof Texts] => {
    const text = typed[field];
    if (text === null || text === undefined) return text;
    const reading = reader(text);
    if (reading.kind === 'ok') return reading.text;
    problems.push(fieldProblem(field, text, reading.expected));
    return undefined;
  };
  const texts = {
    subject: read('subject', readOneLine),
    preheader: read('preheader', readOneLine),
    note: read('note', (text) => {
      const reading = readNote(text);
      return reading.kind === 'ok' ? { kind: 'ok', text: reading.note } : reading;
    }),
  };
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'ok', texts };
}

type Reading =
  | { readonly kind: 'ok'; readonly text: string | null }
  | { readonly kind: 'invalid'; readonly expected: string };

function readOneLine(text: string): Reading {
  const reading = readLine(text, LONGEST_LINE);
  return reading.kind === 'ok' ? { kind: 'ok', text: reading.line } : reading;
}

function mergeTexts(
  issue: IssueRow,
  texts: Texts,
  base: number | null,
): (Merged & { readonly isChanged: boolean }) | NotMerged<RefusalOf<'conflict'>> {
  const merged = mergeChange(
    {
      version: issue.version,
      changedIn: issue.changed_in,
      fields: {
        subject: issue.subject_is_set ? issue.subject : null,
        preheader: issue.preheader_is_set ? issue.preheader : null,
        note: issue.note,
      },
    },
    {
      base,
      fields: Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    },
  );
  if (merged.kind === 'conflict') return { kind: 'not-merged', because: merged };
  const { version, changedIn, changed } = merged;
  return {
    kind: 'merged',
    lines: texts,
    version: { version, changed_in: JSON.stringify(changedIn) },
    isChanged: changed.length > 0,
  };
}
