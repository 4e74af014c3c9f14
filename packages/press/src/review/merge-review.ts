import type { RefusalOf } from '@galley/contract/refusals';
import { mergeChange } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import type { ReviewRow } from '@galley/db';
import type { NewVersion } from '../compile/recompile-issue.ts';
import { newestText } from './newest-text.ts';

export type MergeReview =
  | {
      readonly kind: 'merged';
      readonly document: Review;
      readonly version: NewVersion;
      /** The fields that change. */
      readonly changed: readonly string[];
    }
  | RefusalOf<'conflict' | 'invalid'>;

/** Merges changed fields into the newest text of a stored review. */
export function mergeReview(
  row: Pick<ReviewRow, 'document' | 'pending' | 'version' | 'changed_in'>,
  changes: Partial<Review>,
  base: number | null,
  isValid: (review: Review) => boolean,
): MergeReview {
  const { version, changed_in: changedIn } = row;
  const fields = { ...newestText(row) };
  const merged = mergeChange({ version, changedIn, fields }, { base, fields: { ...changes } });
  if (merged.kind === 'conflict') return merged;
  const { changed } = merged;
  const document = { ...fields, ...changes };
  // Each field was checked alone; together they can be too long.
  if (changed.length > 0 && !isValid(document)) {
    const problem = 'found too much text in all, expected a review that reads as one';
    return { kind: 'invalid', problems: [{ field: 'review', problem }] };
  }
  return {
    kind: 'merged',
    document,
    changed,
    version: { version: merged.version, changed_in: JSON.stringify(merged.changedIn) },
  };
}
