import type { Block, Review } from './review.ts';

/** A text of a review, and the field that has it. */
export interface FieldText {
  readonly field: keyof Review;
  readonly text: string;
}

/** Every text of a review but its title, in order, with the field that has it. */
export function proseByField(review: Review): readonly FieldText[] {
  const { summary, keyFindings, analysis, whyItMatters, sections } = review;
  const partsOf = (parts: Review['analysis']): readonly string[] =>
    parts.flatMap(({ heading, blocks }) => [heading ?? '', ...blocks.flatMap(textsOfBlock)]);
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

/** Every text of a block, in order. */
export function textsOfBlock(block: Block): readonly string[] {
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
