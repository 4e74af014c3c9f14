import type { Block, Review } from '../../../../review/review.ts';
import type { PreflightReview } from '../../preflight-rule.ts';

/** Every text of a review but its title, in order. */
export const proseOf = (review: Review): readonly string[] => [
  ...review.summary,
  ...review.keyFindings.flatMap(({ label, text }) => (label === null ? [text] : [label, text])),
  ...review.analysis.flatMap(({ heading, blocks }) => [heading ?? '', ...blocks.flatMap(textsOf)]),
  ...review.whyItMatters,
  ...review.sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textsOf)]),
];

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
