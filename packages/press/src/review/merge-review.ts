import { mergeChange } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import type { ReviewRow } from '@galley/db';
import type { NewVersion, NotMerged } from '../compile/recompile-issue.ts';

export type MergeReview =
  { readonly kind: 'merged'; readonly document: Review; readonly version: NewVersion } | NotMerged;

/** Merges changed fields into a stored review. */
export function mergeReview(
  row: Pick<ReviewRow, 'document' | 'version' | 'changed_in'>,
  changes: Partial<Review>,
  base: number | null,
  isValid: (review: Review) => boolean,
): MergeReview {
  const { version, changed_in: changedIn } = row;
  const fields = { ...row.document };
  const merged = mergeChange({ version, changedIn, fields }, { base, fields: { ...changes } });
  if (merged.kind === 'conflict') return merged;
  const document = { ...row.document, ...changes };
  // Each field was checked alone; together they can be too long.
  if (merged.changed.length > 0 && !isValid(document)) {
    const problem = 'found too much text in all, expected a review that reads as one';
    return { kind: 'invalid', problems: [{ field: 'review', problem }] };
  }
  return {
    kind: 'merged',
    document,
    version: { version: merged.version, changed_in: JSON.stringify(merged.changedIn) },
  };
}
