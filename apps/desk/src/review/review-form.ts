import type { Rating } from '@galley/core/review';

/** What the editor has on screen for a review: texts as they are typed, even half of one. */
export interface ReviewForm {
  readonly title: string;
  readonly rating: Rating | null;
  readonly outlet: string;
  readonly publishedOn: string;
  /** One name per line. */
  readonly authors: string;
  readonly url: string;
  /** Names with commas between them. */
  readonly topics: string;
  /** Paragraphs, with blank lines between them. */
  readonly summary: string;
  readonly keyFindings: readonly FindingForm[];
  readonly analysis: readonly PartForm[];
  readonly whyItMatters: string;
  readonly sections: readonly PartForm[];
}

export type FieldName = keyof ReviewForm;

export const FIELD_NAMES: readonly FieldName[] = [
  'title',
  'rating',
  'outlet',
  'publishedOn',
  'authors',
  'url',
  'topics',
  'summary',
  'keyFindings',
  'analysis',
  'whyItMatters',
  'sections',
];

/** Rows keep their key while they are on screen, so that the caret stays where it is. */
export interface FindingForm {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

export interface PartForm {
  readonly key: string;
  readonly heading: string;
  readonly blocks: readonly BlockForm[];
}

export const TEXT_KINDS = ['text', 'bullets', 'numbers', 'quote'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

export type BlockForm =
  { readonly key: string; readonly kind: TextKind; readonly text: string } | TableForm;

export interface TableForm {
  readonly key: string;
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

let made = 0;

/** A key for a new row. */
export function newKey(): string {
  made += 1;
  return `row-${made}`;
}

export const emptyFinding = (): FindingForm => ({ key: newKey(), label: '', text: '' });

export const emptyBlock = (kind: TextKind | 'table'): BlockForm =>
  kind === 'table'
    ? { key: newKey(), kind, header: ['', ''], rows: [['', '']] }
    : { key: newKey(), kind, text: '' };

export const emptyPart = (): PartForm => ({
  key: newKey(),
  heading: '',
  blocks: [emptyBlock('text')],
});
