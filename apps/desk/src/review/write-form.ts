import type { Block, Review } from '@galley/core/review';
import { joinItems, joinParagraphs } from './join-texts.ts';
import { newKey, type BlockForm, type PartForm, type ReviewForm } from './review-form.ts';

type Writers = { readonly [K in keyof ReviewForm]: (value: Review[K]) => ReviewForm[K] };

const WRITERS: Writers = {
  title: (title) => title,
  rating: (rating) => rating,
  outlet: (outlet) => outlet,
  publishedOn: (day) => day ?? '',
  authors: (authors) => authors.join('\n'),
  url: (url) => url ?? '',
  topics: (topics) => topics.join(', '),
  summary: joinParagraphs,
  keyFindings: (findings) =>
    findings.map(({ label, text }) => ({ key: newKey(), label: label ?? '', text })),
  analysis: writeParts,
  whyItMatters: joinParagraphs,
  sections: writeParts,
};

/** A field of a review as the editor shows it. */
export const writeField = <K extends keyof ReviewForm>(name: K, value: Review[K]): ReviewForm[K] =>
  WRITERS[name](value);

export const writeForm = (review: Review): ReviewForm => ({
  title: writeField('title', review.title),
  rating: writeField('rating', review.rating),
  outlet: writeField('outlet', review.outlet),
  publishedOn: writeField('publishedOn', review.publishedOn),
  authors: writeField('authors', review.authors),
  url: writeField('url', review.url),
  topics: writeField('topics', review.topics),
  summary: writeField('summary', review.summary),
  keyFindings: writeField('keyFindings', review.keyFindings),
  analysis: writeField('analysis', review.analysis),
  whyItMatters: writeField('whyItMatters', review.whyItMatters),
  sections: writeField('sections', review.sections),
});

// oxlint-disable-next-line galley/function-style -- used above, while the file loads
function writeParts(
  parts: readonly { readonly heading: string | null; readonly blocks: readonly Block[] }[],
): readonly PartForm[] {
  return parts.map(({ heading, blocks }) => ({
    key: newKey(),
    heading: heading ?? '',
    blocks: writeBlocks(blocks),
  }));
}

/** Paragraphs in a row are one text. */
function writeBlocks(blocks: readonly Block[]): readonly BlockForm[] {
  const written: BlockForm[] = [];
  let paragraphs: string[] = [];
  const endText = (): void => {
    if (paragraphs.length === 0) return;
    written.push({ key: newKey(), kind: 'text', text: joinParagraphs(paragraphs) });
    paragraphs = [];
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      paragraphs.push(block.text);
      continue;
    }
    endText();
    written.push(writeBlock(block));
  }
  endText();
  return written.length === 0 ? [{ key: newKey(), kind: 'text', text: '' }] : written;
}

function writeBlock(block: Exclude<Block, { type: 'paragraph' }>): BlockForm {
  const key = newKey();
  switch (block.type) {
    case 'list':
      return { key, kind: block.ordered ? 'numbers' : 'bullets', text: joinItems(block.items) };
    case 'quote':
      return { key, kind: 'quote', text: joinParagraphs(block.paragraphs) };
    case 'table':
      return { key, kind: 'table', header: block.header, rows: block.rows };
  }
}
