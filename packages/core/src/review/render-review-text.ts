import { readAddressLine } from './address-line.ts';
import { printByline } from './byline.ts';
import { complainAboutLeftOver, readFacts } from './head-facts.ts';
import { readLabel } from './head-label.ts';
import { readsAsHead } from './parse-head.ts';
import { printTable } from './pipe-table.ts';
import { printDate } from './publication-date.ts';
import { printRating } from './rating.ts';
import type { Block, KeyFinding, Review } from './review.ts';
import { readSectionName } from './section-name.ts';
import { isHeadingLine } from './text-line.ts';

/**
 * Lays a review out in the canonical text form, whether or not it reads back. Sections without a
 * field come last, unless they would continue the analysis: then before it.
 */
export function renderReviewText(review: Review): string {
  const { title, summary, keyFindings, analysis, whyItMatters } = review;
  const sections = review.sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.map(renderBlock),
  ]);
  const runsOn = analysis.length > 0 && whyItMatters.length === 0;
  const findings = keyFindings.map(renderFinding).join('\n');
  const parts = analysis.flatMap(({ heading, blocks }) => [
    ...(heading === null ? [] : [heading]),
    ...blocks.map(renderBlock),
  ]);
  const chunks = [
    renderTitle(title),
    renderHead(review),
    ...(review.url === null ? [] : [renderUrl(review.url)]),
    ...underHeading('Summary', summary),
    ...underHeading('🔑 Key Findings', findings === '' ? [] : [findings]),
    ...(runsOn ? sections : []),
    ...underHeading('Detailed Analysis', parts),
    ...underHeading('Why This Matters', whyItMatters),
    ...(runsOn ? [] : sections),
  ];
  return `${chunks.join('\n\n')}\n`;
}

/** Where words could be read as something else, a label says what they are. */
const renderTitle = (title: string): string => (readsAsTitle(title) ? title : `Title: ${title}`);

const readsAsTitle = (title: string): boolean =>
  readSectionName(title) === null &&
  (readLabel(title)?.kind ?? null) === null &&
  !readsAsHead(title);

function renderHead({ rating, outlet, publishedOn, authors }: Review): string {
  const isPlain = readsAsOutlet(outlet);
  const facts = [
    ...(rating === null ? [] : [printRating(rating)]),
    ...(isPlain ? [outlet] : []),
    ...(publishedOn === null ? [] : [printDate(publishedOn)]),
    ...(authors.length === 0 ? [] : [printByline(authors)]),
  ].join(' · ');
  return [...(isPlain ? [] : [`Outlet: ${outlet}`]), facts]
    .filter((line) => line !== '')
    .join('\n');
}

function readsAsOutlet(outlet: string): boolean {
  const [fact, ...others] = readFacts(outlet);
  return (
    fact?.kind === 'left over' &&
    others.length === 0 &&
    fact.text === outlet &&
    complainAboutLeftOver(outlet) === null &&
    readSectionName(outlet) === null &&
    isHeadingLine(outlet)
  );
}

const renderUrl = (url: string): string => (readAddressLine(url)?.url === url ? url : `<${url}>`);

const underHeading = (heading: string, chunks: readonly string[]): string[] =>
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
