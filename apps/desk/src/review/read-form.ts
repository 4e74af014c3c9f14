import { splitTopics, type Block, type Review } from '@galley/core/review';
import { splitItems, splitParagraphs, tightText } from './join-texts.ts';
import type { BlockForm, FindingForm, PartForm, ReviewForm } from './review-form.ts';

type Readers = { readonly [K in keyof ReviewForm]: (typed: ReviewForm[K]) => Review[K] };

const READERS: Readers = {
  title: oneLine,
  rating: (rating) => rating,
  outlet: oneLine,
  publishedOn: (day) => (day === '' ? null : day),
  authors: (text) =>
    text
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  url: (text) => (text.trim() === '' ? null : text.trim()),
  topics: splitTopics,
  summary: splitParagraphs,
  keyFindings: (findings) => findings.map(readFinding).filter(hasWords),
  analysis: (parts) =>
    parts.flatMap((part) => {
      const blocks = readBlocks(part.blocks);
      const heading = oneLine(part.heading);
      return heading === '' && blocks.length === 0
        ? []
        : [{ heading: heading === '' ? null : heading, blocks }];
    }),
  whyItMatters: splitParagraphs,
  sections: (parts) =>
    parts
      .map((part) => ({ heading: oneLine(part.heading), blocks: readBlocks(part.blocks) }))
      .filter(({ heading, blocks }) => heading !== '' || blocks.length > 0),
};

/**
 * What a field on screen says. Rows in which nothing is typed are left out; everything else is
 * there as it is typed, even if no review can hold it.
 */
export const readField = <K extends keyof ReviewForm>(name: K, typed: ReviewForm[K]): Review[K] =>
  READERS[name](typed);

// oxlint-disable-next-line galley/function-style -- used above, while the file loads
function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

const readFinding = ({ label, text }: FindingForm) => ({
  label: oneLine(label) === '' ? null : oneLine(label),
  text: tightText(text),
});

const hasWords = ({ label, text }: ReturnType<typeof readFinding>): boolean =>
  label !== null || text !== '';

const readBlocks = (blocks: PartForm['blocks']): readonly Block[] => blocks.flatMap(readBlock);

function readBlock(block: BlockForm): readonly Block[] {
  switch (block.kind) {
    case 'text':
      return splitParagraphs(block.text).map((text) => ({ type: 'paragraph', text }));
    case 'bullets':
    case 'numbers': {
      const items = splitItems(block.text);
      return items.length === 0 ? [] : [{ type: 'list', ordered: block.kind === 'numbers', items }];
    }
    case 'quote': {
      const paragraphs = splitParagraphs(block.text);
      return paragraphs.length === 0 ? [] : [{ type: 'quote', paragraphs }];
    }
    case 'table': {
      const header = block.header.map(oneLine);
      const rows = block.rows.map((row) => row.map(oneLine));
      const isEmpty = [header, ...rows].flat().every((cell) => cell === '');
      return isEmpty ? [] : [{ type: 'table', header, rows }];
    }
  }
}
