import { stringify } from 'yaml';
import { escapeMarkdown, escapeMarkdownHeading } from './escape-markdown.ts';
import { splitLabel } from './finding-label.ts';
import { printNumbers } from './rating.ts';
import { printHeading } from './known-heading.ts';
import { ENGLISH, type ReviewWords, withEnglish } from './review-words.ts';
import type { AnalysisPart, Block, KeyFinding, Review, Section } from './review.ts';
import { readLabel } from './head-label.ts';
import { printTable } from './pipe-table.ts';
import { readSectionName } from './section-name.ts';
import { printLinkedName } from './unwrap-links.ts';

/** Marks a finding whose text before the first ": " is not a label. */
export const NO_LABEL = '<!-- no label -->';

/**
 * The review as Markdown (CommonMark) with YAML front matter, a line feed at the end.
 * {@link parseReviewMarkdown} returns an equal review for every valid one.
 */
export function printReviewMarkdown(review: Review, own: ReviewWords = ENGLISH): string {
  const words = withEnglish(own);
  const { headings } = words;
  const { title, summary, keyFindings, analysis, whyItMatters, sections } = review;
  const chunks = [
    printFrontMatter(review, words),
    `# ${escapeMarkdownHeading(title)}`,
    ...underHeading(headings.summary[0], summary.map(escapeMarkdown)),
    ...underHeading(
      headings.keyFindings[0],
      keyFindings.length === 0 ? [] : [keyFindings.map(printFinding).join('\n')],
    ),
    ...underHeading(headings.analysis[0], analysis.flatMap(printPart('###'))),
    ...underHeading(headings.whyItMatters[0], whyItMatters.map(escapeMarkdown)),
    ...sections.flatMap(({ heading, blocks }) =>
      printPart('##')({ heading: printHeading(heading, words), blocks }),
    ),
  ];
  return `${chunks.join('\n\n')}\n`;
}

/** The title is also written here if its heading alone would read as a section's or as a label. */
function printFrontMatter(review: Review, words: ReviewWords): string {
  const { title, outlet, rating, publishedOn, authors, url, topics } = review;
  const isPlain =
    readSectionName(title, words) === null && readLabel(title, words)?.kind !== 'title';
  const fields = {
    ...(isPlain ? {} : { title }),
    outlet: printLinkedName(outlet),
    ...(rating === null ? {} : { rating: printNumbers(rating) }),
    ...(publishedOn === null ? {} : { publishedOn }),
    ...(authors.length === 0 ? {} : { authors: authors.map(printLinkedName) }),
    ...(url === null ? {} : { url }),
    ...(topics.length === 0 ? {} : { topics: topics.map(printLinkedName) }),
  };
  return `---\n${stringify(fields, { lineWidth: 0, aliasDuplicateObjects: false })}---`;
}

const underHeading = (heading = '', chunks: readonly string[] = []): string[] =>
  chunks.length === 0 ? [] : [`## ${heading}`, ...chunks];

const printPart =
  (mark: '##' | '###') =>
  ({ heading, blocks }: AnalysisPart | Section): string[] => [
    ...(heading === null ? [] : [`${mark} ${escapeMarkdownHeading(heading)}`]),
    ...printBlocks(blocks),
  ];

function printFinding({ label, text }: KeyFinding): string {
  if (label !== null)
    return printItem('-', `**${escapeMarkdown(label)}:** ${escapeMarkdown(text)}`);
  const marker = splitLabel(text).label === null ? '' : ` ${NO_LABEL}`;
  return printItem('-', `${escapeMarkdown(text)}${marker}`);
}

function printBlocks(blocks: readonly Block[]): string[] {
  let before: Block | null = null;
  let other = false;
  return blocks.map((block) => {
    const adjacent =
      before?.type === 'list' && block.type === 'list' && before.ordered === block.ordered;
    other = adjacent && !other;
    before = block;
    return printBlock(block, other);
  });
}

/** A list right after one of its kind takes the `other` mark, which separates them. */
function printBlock(block: Block, other: boolean): string {
  switch (block.type) {
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'list':
      return block.items
        .map((item, index) => {
          const bullet = other ? '*' : '-';
          const number = `${index + 1}${other ? ')' : '.'}`;
          return printItem(block.ordered ? number : bullet, escapeMarkdown(item));
        })
        .join('\n');
    case 'quote':
      return block.paragraphs
        .map((paragraph) => `> ${escapeMarkdown(paragraph).replaceAll('\n', '\n> ')}`)
        .join('\n>\n');
    case 'table':
      return printTable(block, escapeMarkdown);
  }
}

const printItem = (mark: string, text: string): string =>
  `${mark} ${text.replaceAll('\n', `\n${' '.repeat(mark.length + 1)}`)}`;
