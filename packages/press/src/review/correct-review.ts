import type { RefusalOf } from '@galley/contract/refusals';
import type { CorrectedReview } from '@galley/contract/review';
import type { Actor } from '@galley/core/editor';
import { readNote } from '@galley/core/issue';
import type { Review } from '@galley/core/review';
import {
  archiveCorrected,
  endSitting,
  insertCorrection,
  listForgottenIssues,
  listOpenIssues,
  listOpenIssuesOf,
  lockNewsletter,
  updateReview,
  wasSent,
  type CorrectionReaders,
  type CorrectionRow,
  type Database,
  type IssueRow,
  type Transaction,
} from '@galley/db';
import { keyColumns } from '../compile/key-columns.ts';
import { recompileIssue } from '../compile/recompile-issue.ts';
import { voidApproval } from '../compile/save-compiled.ts';
import { refuse } from '../door/allow.ts';
import { recordReviewAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { mergeReview } from './merge-review.ts';
import { presentCorrection } from './present-correction.ts';
import { findReview, readListedReview, type ReviewRefusal } from './present-review.ts';
import { writeVersion } from './record-version.ts';

export type CorrectReview =
  | { readonly kind: 'corrected'; readonly review: CorrectedReview }
  | RefusalOf<'invalid' | 'conflict' | 'not-sent' | 'old-text-approved' | 'readers-unknown'>
  | ReviewRefusal;

/** A correction of a review that was sent. */
export interface ReviewCorrection {
  readonly id: string;
  /** The fields to correct; those left out keep their text. */
  readonly review: Partial<Review>;
  /** What was wrong, for readers. */
  readonly note: string;
  /** The version that the change was made from. */
  readonly version?: number | null | undefined;
  /** Who is told in the next issue; by default those who got the old text. */
  readonly readers?: CorrectionReaders | undefined;
  /** Even if that voids the approval of a best-of that holds the text. */
  readonly voidApproval?: boolean | undefined;
}

/**
 * Corrects a review that was sent, and says what was wrong. Its page, the feeds and the search have
 * the new text at once; issues keep the text that they went out with. The next issue tells its readers
 * who got the old text; open issues are recompiled for that, but approved ones only if they hold the
 * old text themselves.
 *
 * Edits that were never applied are left behind: a correction changes what readers got. They stay in
 * the history.
 */
export async function correctReview(
  deps: PressDeps,
  actor: Actor,
  input: ReviewCorrection,
): Promise<CorrectReview> {
  const { id } = input;
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'correct-review', row.newsletter_id);
  if (denied !== null) return denied;
  const note = readNote(input.note);
  if (note.kind === 'invalid') return invalid('note', `expected ${note.expected}`);
  const text = note.note;
  if (text === null) return invalid('note', 'found no text, expected what was wrong');
  // The rules of a review load the schemas.
  const { reviewSchema } = await import('@galley/core/review/formats');
  const isValid = (review: Review) => reviewSchema.safeParse(review).success;
  const saved = await deps.db.transaction().execute(async (trx) => {
    const newsletter = await lockNewsletter(trx, row.newsletter_id);
    const { language } = newsletter;
    return saveCorrection(trx, actor, { ...input, note: text, isValid, language }, deps.clock());
  });
  if (saved.kind !== 'saved') return saved;
  const recompiled: CorrectedReview['recompiled'][number][] = [];
  const holders = saved.issues.map((issue) => issue.id);
  for (const issue of await listOpenIssues(deps.db, row.newsletter_id)) {
    const holds = holders.includes(issue.id);
    const outcome = await recompileIssue(deps, issue.id, {
      // An approved issue goes out as it is: the correction waits for the next one.
      onlyIf: ({ state }) => holds || state !== 'approved',
    });
    const approvalVoided = saved.voided.includes(issue.id);
    if (outcome.kind !== 'recompiled' || (!outcome.bytesChanged && !approvalVoided)) continue;
    recompiled.push({ number: issue.number, approvalVoided });
  }
  const correction = await presentCorrection(deps.db, saved.correction);
  const review = await readListedReview(deps.db, id);
  return { kind: 'corrected', review: { ...review, correction, recompiled } };
}

type Saved =
  | {
      readonly kind: 'saved';
      readonly correction: CorrectionRow;
      /** The open issues that hold the earlier text, and which of them were approved. */
      readonly issues: readonly IssueRow[];
      readonly voided: readonly string[];
    }
  | Exclude<CorrectReview, { kind: 'corrected' }>;

/** Stores a correction, under its newsletter's lock. */
async function saveCorrection(
  trx: Transaction<Database>,
  actor: Actor,
  input: ReviewCorrection & {
    readonly isValid: (review: Review) => boolean;
    readonly language: string;
  },
  at: Date,
): Promise<Saved> {
  const { id, note, version: base = null, readers = 'old' } = input;
  const { isValid, language } = input;
  const row = await findReview(trx, id);
  if (row === undefined) return { kind: 'no-review', id };
  const { state, document: before } = row;
  if (state !== 'featured' || !(await wasSent(trx, id))) return { kind: 'not-sent', id, state };
  const merged = mergeReview({ ...row, pending: null }, input.review, base, isValid);
  if (merged.kind !== 'merged') return merged;
  const { document, changed, version } = merged;
  if (changed.length === 0) {
    return invalid('review', 'found the text that was sent, expected another');
  }
  const forgotten = readers === 'old' ? await listForgottenIssues(trx, id) : [];
  if (forgotten.length > 0) return { kind: 'readers-unknown', id, issues: forgotten };
  const issues = await listOpenIssuesOf(trx, id);
  const approved = issues.filter((issue) => issue.approved_hash !== null);
  const [first] = approved;
  if (first !== undefined && input.voidApproval !== true) {
    const { number, approved_by: approvedBy } = first;
    return { kind: 'old-text-approved', id, number, approvedBy };
  }
  for (const issue of approved) await voidApproval(trx, issue.id, at);
  const number = row.corrections + 1;
  await updateReview(trx, id, {
    document: JSON.stringify(document),
    ...keyColumns(document),
    ...version,
    pending: null,
    corrections: number,
    updated_at: at,
  });
  // What was never applied stays in the history too.
  await endSitting(trx, { reviewId: id, version: row.version });
  const text = { document, version: version.version, what: 'edited' } as const;
  await writeVersion(trx, actor, id, text, at);
  await endSitting(trx, { reviewId: id, version: version.version });
  const correction = await insertCorrection(trx, {
    newsletter_id: row.newsletter_id,
    review_id: id,
    number,
    note,
    before: JSON.stringify(before),
    after: JSON.stringify(document),
    version: version.version,
    at,
    readers,
  });
  await archiveCorrected(trx, { id, document, language });
  await recordReviewAct(trx, actor, 'correct-review', row, at);
  return { kind: 'saved', correction, issues, voided: approved.map((issue) => issue.id) };
}

const invalid = (field: string, problem: string): RefusalOf<'invalid'> => ({
  kind: 'invalid',
  problems: [{ field, problem }],
});
