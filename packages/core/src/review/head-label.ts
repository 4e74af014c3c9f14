/** What a label in the head says about its value; a source is an address or an outlet. */
export type LabelKind =
  'title' | 'rating' | 'outlet' | 'publishedOn' | 'authors' | 'url' | 'source';

const LABELS: Readonly<Record<LabelKind, readonly string[]>> = {
  title: ['title', 'headline', 'article title'],
  rating: ['rating', 'our rating', 'my rating', 'rated', 'score', 'stars', 'grade'],
  outlet: [
    ...['outlet', 'publication', 'publisher', 'published in', 'published by', 'appeared in'],
    ...['magazine', 'newspaper', 'journal', 'site', 'website'],
  ],
  publishedOn: [
    ...['date', 'published', 'published on', 'publication date', 'date published', 'pub date'],
    ...['posted', 'posted on', 'publishedon'],
  ],
  authors: [
    ...['by', 'author', 'authors', 'byline', 'writer', 'writers', 'written by', 'reporter'],
    'reporters',
  ],
  url: ['url', 'link', 'address', 'permalink', 'web address'],
  source: ['source', 'from', 'via'],
};

/** The labels to name to somebody who used another one. */
export const LABELS_TO_NAME = 'Title, Rating, Outlet, Date, By, URL';

const KINDS = new Map(
  Object.entries(LABELS).flatMap(([kind, labels]) =>
    labels.map((label) => [label, kind as LabelKind] as const),
  ),
);
// In bold or not, as an item or not: "**Title:** x", "- Title: x".
const LABELLED =
  /^(?:[-*•]\s+)?([*_]{0,3})(\p{L}[\p{L} ()_-]{0,30}?)[*_]{0,3}\s?[:：](?!\/\/)([*_]{0,3})(.*)$/su;

export interface Label {
  /** Null for a word that is no label that Galley knows. */
  readonly kind: LabelKind | null;
  /** As written, without marks. */
  readonly name: string;
  readonly value: string;
}

/** Reads "Rating: 4/5", in any case, with or without the marks of bold text and of a list. */
export function readLabel(text: string): Label | null {
  const [, open = '', name = '', close = '', rest = ''] = LABELLED.exec(text) ?? [];
  if (name === '' || name.split(/\s+/u).length > 3) return null;
  const around = open !== '' && close === '' && rest.endsWith(open);
  const value = (around ? rest.slice(0, -open.length) : rest).trim();
  return { kind: labelKind(name), name, value };
}

/** What a label stands for, or null. */
export const labelKind = (name: string): LabelKind | null =>
  KINDS.get(
    name
      .toLowerCase()
      .replace('(s)', 's')
      .replaceAll(/[\s_-]+/gu, ' ')
      .trim(),
  ) ?? null;
