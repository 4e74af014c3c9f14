import type { Review } from '@galley/core/review';
import type { FieldName } from './review-form.ts';

/** Something in a field that no review can hold. */
export interface FieldFault {
  /** The row, from 1, if the field has rows. */
  readonly row: number | null;
  readonly found: string;
  readonly expected: string;
  readonly kind: 'needed' | 'url' | 'other';
}

export type CheckField = <K extends FieldName>(name: K, value: Review[K]) => readonly FieldFault[];

/** What can be checked before the rules are loaded. */
export const checkRoughly: CheckField = (name, value) =>
  (name === 'title' || name === 'outlet') && value === ''
    ? [{ row: null, found: 'nothing to read', expected: 'text', kind: 'needed' }]
    : [];

/** Core's own rules; they bring the schemas along, so they are loaded once a review is open. */
export async function loadRules(): Promise<CheckField> {
  const { reviewSchema } = await import('@galley/core/review/formats');
  return (name, value) => {
    const { error } = reviewSchema.shape[name].safeParse(value);
    return (error?.issues ?? []).slice(0, 3).map((issue): FieldFault => {
      const [row] = issue.path;
      const found = 'params' in issue ? String(issue.params?.['found']) : '';
      const isEmpty = found === 'nothing to read';
      return {
        row: typeof row === 'number' ? row + 1 : null,
        found,
        expected: issue.message,
        kind: isEmpty ? 'needed' : name === 'url' ? 'url' : 'other',
      };
    });
  };
}
