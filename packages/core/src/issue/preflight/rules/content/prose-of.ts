import type { Block, Review } from '../../../../review/review.ts';
import type { Advice, Blame, PreflightReview } from '../../preflight-rule.ts';

/** A text of a review, and the field that has it. */
export interface FieldText {
  readonly field: keyof Review;
  readonly text: string;
}

/** Every text of a review but its title, in order, with the field that has it. */
export function proseByField(review: Review): readonly FieldText[] {
  const { summary, keyFindings, analysis, whyItMatters, sections } = review;
  const partsOf = (parts: Review['analysis']): readonly string[] =>
    parts.flatMap(({ heading, blocks }) => [heading ?? '', ...blocks.flatMap(textsOf)]);
  const fields: readonly (readonly [keyof Review, readonly string[]])[] = [
    ['summary', summary],
    [
      'keyFindings',
      keyFindings.flatMap(({ label, text }) => (label === null ? [text] : [label, text])),
    ],
    ['analysis', partsOf(analysis)],
    ['whyItMatters', whyItMatters],
    ['sections', partsOf(sections)],
  ];
  return fields.flatMap(([field, texts]) => texts.map((text) => ({ field, text })));
}

/** Every text of a review but its title, in order. */
export const proseOf = (review: Review): readonly string[] =>
  proseByField(review).map(({ text }) => text);

/** Every text of a review, with the field that has it. */
export const textsByField = (review: Review): readonly FieldText[] => [
  { field: 'title', text: review.title },
  ...proseByField(review),
];

/** Blames the field of a review that has this text in its URL or its prose. */
export function blameFor(about: PreflightReview | undefined, text: string): Blame | null {
  if (about === undefined) return null;
  const { url } = about.review;
  const texts = [{ field: 'url', text: url ?? '' }, ...proseByField(about.review)];
  return { kind: 'review', field: texts.find((each) => each.text.includes(text))?.field ?? null };
}

export const BLAMES_NOTE: Blame = { kind: 'issue', field: 'note' };

/** The first review that has this text in its URL or its prose. */
export const reviewWith = (
  reviews: readonly PreflightReview[],
  text: string,
): PreflightReview | undefined =>
  reviews.find(({ review }) =>
    [review.url ?? '', ...proseOf(review)].some((each) => each.includes(text)),
  );

function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'quote':
      return block.paragraphs;
    case 'table':
      return [block.header, ...block.rows].flat();
  }
}

/** How to change the editor's note; files have none. */
export const REWRITE_NOTE: Advice = {
  issue: 'If it is not intended, write another: galley issue set N --note TEXT.',
  files: null,
};
