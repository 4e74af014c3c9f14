import { readAddressLine } from './address-line.ts';
import { printByline } from './byline.ts';
import { complainAboutLeftOver, readFacts } from './head-facts.ts';
import { readLabel } from './head-label.ts';
import { readsAsHead } from './parse-head.ts';
import { printTable } from './pipe-table.ts';
import { printDate } from './publication-date.ts';
import { printRating } from './rating.ts';
import { printHeading } from './known-heading.ts';
import { ENGLISH, type ReviewWords, withEnglish } from './review-words.ts';
import type { Block, KeyFinding, Review } from './review.ts';
import { readSectionName } from './section-name.ts';
import { isHeadingLine } from './text-line.ts';

/**
 * Lays a review out in the canonical text form, whether or not it reads back. Sections without a
 * field come last, unless they would continue the analysis: then before it.
 */
export function renderReviewText(review: Review, own: ReviewWords = ENGLISH): string {
  const words = withEnglish(own);
  const { headings } = words;
  const { title, summary, keyFindings, analysis, whyItMatters } = review;
  const sections = review.sections.flatMap(({ heading, blocks }) => [
    printHeading(heading, words),
    ...blocks.map(renderBlock),
  ]);
  const runsOn = analysis.length > 0 && whyItMatters.length === 0;
  const findings = keyFindings.map(renderFinding).join('\n');
  const parts = analysis.flatMap(({ heading, blocks }) => [
    ...(heading === null ? [] : [printHeading(heading, words)]),
    ...blocks.map(renderBlock),
  ]);
  const chunks = [
    renderTitle(title, words),
    renderHead(review, words),
    ...(review.url === null ? [] : [renderUrl(review.url)]),
    ...underHeading(headings.summary[0], summary),
    ...underHeading(`🔑 ${headings.keyFindings[0]}`, findings === '' ? [] : [findings]),
    ...(runsOn ? sections : []),
    ...underHeading(headings.analysis[0], parts),
    ...underHeading(headings.whyItMatters[0], whyItMatters),
    ...(runsOn ? [] : sections),
  ];
  return `${chunks.join('\n\n')}\n`;
}

/** Where words could be read as something else, a label says what they are. */
const renderTitle = (title: string, words: ReviewWords): string =>
  readsAsTitle(title, words) ? title : `${capital(words.labels.title)}: ${title}`;

/** A label as it begins a line. */
const capital = ([label = '']: readonly string[]): string =>
  label.charAt(0).toUpperCase() + label.slice(1);

const readsAsTitle = (title: string, words: ReviewWords): boolean =>
  readSectionName(title, words) === null &&
  (readLabel(title, words)?.kind ?? null) === null &&
  !readsAsHead(title, words);

function renderHead(review: Review, words: ReviewWords): string {
  const { rating, outlet, publishedOn, authors, topics } = review;
  const isPlain = readsAsOutlet(outlet, words);
  const facts = [
    ...(rating === null ? [] : [printRating(rating)]),
    ...(isPlain ? [outlet] : []),
    ...(publishedOn === null ? [] : [printDate(publishedOn, words)]),
    ...(authors.length === 0 ? [] : [printByline(authors, words)]),
  ].join(' · ');
  return [
    ...(isPlain ? [] : [`${capital(words.labels.outlet)}: ${outlet}`]),
    facts,
    ...(topics.length === 0 ? [] : [`${capital(words.labels.topics)}: ${topics.join(', ')}`]),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function readsAsOutlet(outlet: string, words: ReviewWords): boolean {
  const [fact, ...others] = readFacts(outlet, words);
  return (
    fact?.kind === 'left over' &&
    others.length === 0 &&
    fact.text === outlet &&
    complainAboutLeftOver(outlet, words) === null &&
    readSectionName(outlet, words) === null &&
    isHeadingLine(outlet)
  );
}

const renderUrl = (url: string): string => (readAddressLine(url)?.url === url ? url : `<${url}>`);

const underHeading = (heading = '', chunks: readonly string[] = []): string[] =>
  chunks.length === 0 ? [] : [heading, ...chunks];

const renderFinding = ({ label, text }: KeyFinding): string =>
  renderItem('•', label === null ? text : `${label}: ${text}`);

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items
        .map((item, index) => renderItem(block.ordered ? `${index + 1}.` : '•', item))
        .join('\n');
    case 'quote':
      return block.paragraphs
        .map((paragraph) => `> ${paragraph.replaceAll('\n', '\n> ')}`)
        .join('\n>\n');
    case 'table':
      return printTable(block);
  }
}

const renderItem = (mark: string, text: string): string =>
  `  ${mark} ${text.replaceAll('\n', '\n    ')}`;
