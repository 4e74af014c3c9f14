import type { Block, Review } from './review.ts';

/**
 * The review as JSON: two spaces, keys in the order of the model, a line feed at the end. Equal
 * reviews print the same, and {@link parseReviewJson} returns an equal review for every valid one.
 */
export function printReviewJson(review: Review): string {
  const { title, rating, outlet, publishedOn, authors, url, topics, summary, whyItMatters } =
    review;
  const ordered = {
    title,
    rating: rating === null ? null : { value: rating.value, max: rating.max },
    outlet,
    publishedOn,
    authors,
    url,
    topics,
    summary,
    keyFindings: review.keyFindings.map(({ label, text }) => ({ label, text })),
    analysis: review.analysis.map(orderPart),
    whyItMatters,
    sections: review.sections.map(orderPart),
  } satisfies Review;
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/** Whether two reviews have the same content, in any order of keys. */
export const equalReviews = (one: Review, other: Review): boolean =>
  printReviewJson(one) === printReviewJson(other);

const orderPart = <Heading>(part: { heading: Heading; blocks: readonly Block[] }) => ({
  heading: part.heading,
  blocks: part.blocks.map(orderBlock),
});

function orderBlock(block: Block): Block {
  switch (block.type) {
    case 'paragraph':
      return { type: block.type, text: block.text };
    case 'list':
      return { type: block.type, ordered: block.ordered, items: block.items };
    case 'quote':
      return { type: block.type, paragraphs: block.paragraphs };
    case 'table':
      return { type: block.type, header: block.header, rows: block.rows };
  }
}
