import type { Block, Review } from '../review/review.ts';

/** What a search looks through in a review, the weightiest first. */
export interface ArchiveWords {
  readonly title: string;
  /** Outlet and authors. */
  readonly credits: string;
  readonly summary: string;
  /** Everything else that an editor wrote. */
  readonly rest: string;
}

/** The words of a review, without those that Galley adds to it. */
export function archiveWords(review: Review): ArchiveWords {
  const { title, outlet, authors, summary, keyFindings, analysis, whyItMatters, sections } = review;
  const lines = (texts: readonly (string | null)[]): string =>
    texts.filter((text) => text !== null && text !== '').join('\n');
  return {
    title,
    credits: lines([outlet, ...authors]),
    summary: lines(summary),
    rest: lines([
      ...keyFindings.flatMap(({ label, text }) => [label, text]),
      ...analysis.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textsOf)]),
      ...whyItMatters,
      ...sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textsOf)]),
    ]),
  };
}

function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'quote':
      return block.paragraphs;
    case 'table':
      return [...block.header, ...block.rows.flat()];
  }
}
