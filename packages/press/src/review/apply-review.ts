import type { RefusalOf } from '@galley/contract/refusals';
import type { ChangedReview } from '@galley/contract/review';
import type { Actor, ConflictingField } from '@galley/core/editor';
import { differingFields } from '@galley/core/editor';
import { endSitting, type ReviewRow } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordActInIssue } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { refuseToVoid } from '../compile/refuse-to-void.ts';
import { applyText, type AppliedText } from './apply-text.ts';
import { findReview } from './present-review.ts';

export type ApplyReview =
  | { readonly kind: 'changed'; readonly review: ChangedReview }
  | Refused
  | RefusalOf<'review-state' | 'no-review'>;

type Refused = RefusalOf<'nothing-pending' | 'approval-goes' | 'conflict'> | NotAllowed;

/**
 * Puts the edits of a review into the open issue that holds it, which is recompiled once. Only those
 * who may compile an issue may void its approval, and they have to say so.
 *
 * With the `version` that was read, it refuses to apply a field that has changed since.
 */
export async function applyReview(
  deps: PressDeps,
  actor: Actor,
  input: {
    readonly id: string;
    readonly version?: number | null | undefined;
    readonly voidApproval?: boolean | undefined;
  },
): Promise<ApplyReview> {
  const { id, version = null, voidApproval = false } = input;
  const row = await findReview(deps.db, id);
  if (row === undefined) return { kind: 'no-review', id };
  const denied = refuse(actor, 'apply-review', row.newsletter_id);
  if (denied !== null) return denied;
  const { state } = row;
  if (state === 'featured' || state === 'removed') return { kind: 'review-state', id, state };
  if (state !== 'compiled' || row.pending === null) return { kind: 'nothing-pending', id };
  const applied = await applyText<AppliedText, Refused>(deps, row, {
    make: (stored, issue) => {
      const { pending } = stored;
      if (pending === null) return { kind: 'refused', because: { kind: 'nothing-pending', id } };
      const because =
        (version === null ? null : findUnseen(stored, version)) ??
        refuseToVoid(actor, { id: stored.id, issue }, voidApproval);
      if (because !== null) return { kind: 'refused', because };
      return {
        kind: 'merged',
        document: pending,
        version: { version: stored.version, changed_in: JSON.stringify(stored.changed_in) },
      };
    },
    record: async (trx, text, at) => {
      // What an issue has held stays in the history, even if its writer goes on at once.
      await endSitting(trx, { reviewId: id, version: text.version.version });
      await recordActInIssue(trx, actor, 'apply-review', row, at);
    },
  });
  switch (applied.kind) {
    case 'changed':
      return { kind: 'changed', review: applied.review };
    case 'refused':
      return applied.because;
    case 'left':
      // It has gone back to the queue by now, or was removed.
      return applyReview(deps, actor, input);
  }
}

/** The fields that would change in the issue and that somebody has edited since that version. */
function findUnseen(
  { document, pending, version, changed_in: changedIn }: ReviewRow,
  base: number,
): RefusalOf<'conflict'> | null {
  const theirs: Readonly<Record<string, unknown>> = { ...pending };
  const standing: Readonly<Record<string, unknown>> = { ...document };
  const fields = differingFields(standing, theirs)
    .filter((field) => base > version || (changedIn[field] ?? 1) > base)
    .map((field): ConflictingField => ({
      field,
      theirs: theirs[field],
      yours: standing[field],
    }));
  return fields.length === 0 ? null : { kind: 'conflict', base, version, fields };
}
