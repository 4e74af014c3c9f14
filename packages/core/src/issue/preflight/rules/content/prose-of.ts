import type { Block, Review } from '../../../../review/review.ts';

/** Every text of a review but its title, in order. */
export const proseOf = (review: Review): readonly string[] => [
  ...review.summary,
  ...review.keyFindings.flatMap(({ label, text }) => (label === null ? [text] : [label, text])),
  ...review.analysis.flatMap(({ heading, blocks }) => [heading ?? '', ...blocks.flatMap(textsOf)]),
  ...review.whyItMatters,
  ...review.sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textsOf)]),
];

function textsOf(block: Block): readonly string[] {
  if (block.type === 'paragraph') return [block.text];
  return block.type === 'list' ? block.items : block.paragraphs;
}
