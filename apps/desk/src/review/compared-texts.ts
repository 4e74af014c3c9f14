import type { DeskWords } from '@galley/wording/desk';
import type { Review } from '@galley/core/review';
import { fieldText } from './field-text.ts';
import { mergeField, type MergedField } from './merge-field.ts';
import type { FieldName } from './review-form.ts';

/** How fields are named, read and merged where two texts of them are compared. */
export interface ComparedTexts {
  readonly nameOf: (field: string) => string;
  readonly textOf: (field: string, value: unknown) => string;
  /** Null if two texts of the field can't become one. */
  readonly merge: (
    field: string,
    before: unknown,
    mine: unknown,
    theirs: unknown,
  ) => MergedField | null;
}

/** Those of a review, and of the texts that can't be read as one yet. */
export const reviewTexts = ({ review }: DeskWords): ComparedTexts => ({
  nameOf: (field) =>
    field.startsWith('#')
      ? review.forms[field === '#text' ? 'text' : 'markdown']
      : review.fields[field as FieldName],
  textOf: (field, value) =>
    field.startsWith('#')
      ? typeof value === 'string'
        ? value
        : ''
      : fieldText(field as FieldName, value as Review[FieldName]),
  merge: (field, before, mine, theirs) => mergeField(field as FieldName, before, mine, theirs),
});
