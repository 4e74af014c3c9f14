import { foldWord } from './fold-word.ts';
import type { LabelKind } from './label-words.ts';
import { ENGLISH, type ReviewWords } from './review-words.ts';

export type { LabelKind } from './label-words.ts';

/** The labels that a message names when an unknown one is used. */
export const LABELS_TO_NAME = 'Title, Rating, Outlet, Date, By, URL, Topics';

const tables = new WeakMap<ReviewWords, ReadonlyMap<string, LabelKind>>();
// In bold or not, as an item or not: "**Title:** x", "- Title: x".
const LABELLED =
  /^(?:[-*•]\s+)?([*_]{0,3})(\p{L}[\p{L} ()_-]{0,30}?)[*_]{0,3}\s?[:：](?!\/\/)([*_]{0,3})(.*)$/su;

export interface Label {
  /** Null for a word that Galley doesn't know as a label. */
  readonly kind: LabelKind | null;
  /** As written, without marks. */
  readonly name: string;
  readonly value: string;
}

/** Reads "Rating: 4/5", in any case, with or without the marks of bold text and of a list. */
export function readLabel(text: string, words: ReviewWords = ENGLISH): Label | null {
  const [, open = '', name = '', close = '', rest = ''] = LABELLED.exec(text) ?? [];
  if (name === '' || name.split(/\s+/u).length > 3) return null;
  const around = open !== '' && close === '' && rest.endsWith(open);
  const value = (around ? rest.slice(0, -open.length) : rest).trim();
  return { kind: labelKind(name, words), name, value };
}

/** What a label stands for, or null. */
export const labelKind = (name: string, words: ReviewWords = ENGLISH): LabelKind | null =>
  tableOf(words).get(foldLabel(name)) ?? null;

const foldLabel = (name: string): string =>
  foldWord(name)
    .replace('(s)', 's')
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim();

function tableOf(words: ReviewWords): ReadonlyMap<string, LabelKind> {
  const kept = tables.get(words);
  if (kept !== undefined) return kept;
  const pairs = Object.entries(words.labels).flatMap(([kind, labels]) =>
    labels.map((label): [string, LabelKind] => [foldLabel(label), kind as LabelKind]),
  );
  const table = new Map(pairs.toReversed());
  tables.set(words, table);
  return table;
}
