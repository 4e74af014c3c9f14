import type { AnalysisPart, Block, KeyFinding } from '@galley/core/review';
import { creditLine } from '../credit-line.ts';
import { articleLink, reviewLink } from '../links.ts';
import type { ReviewProps } from '../props.ts';
import { WORDS } from '../words.ts';
import { creditText } from './credit-text.ts';
import { joinBlocks, labelledLink, underlined } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

const STEP = '  ';

/** One review as plain text, in the review's order. `position` numbers it among several. */
export function composeReviewText(
  { review, slug }: ReviewProps,
  {
    publicUrl,
    language,
    position,
  }: { publicUrl: string; language: string; position: number | null },
): string {
  const article = articleLink(review.url);
  return joinBlocks([
    joinLines(
      underlined(position === null ? review.title : `${position}. ${review.title}`, 'double'),
      wrapText(creditText(review.rating, creditLine(review, language))),
    ),
    part(
      WORDS.summary,
      review.summary.map((text) => wrapText(text)),
    ),
    findingsText(review.keyFindings),
    part(WORDS.analysis, review.analysis.map(analysisText)),
    part(
      WORDS.whyItMatters,
      review.whyItMatters.map((text) => wrapText(text)),
    ),
    ...review.sections.map(({ heading, blocks }) =>
      joinBlocks([underlined(heading, 'single'), blocksText(blocks, '')]),
    ),
    joinLines(
      article === null ? '' : labelledLink(WORDS.readArticle(review.outlet), article),
      labelledLink(WORDS.reviewOnTheWeb, reviewLink(publicUrl, slug)),
    ),
  ]);
}

const joinLines = (...lines: readonly string[]) => lines.filter((line) => line !== '').join('\n');

const part = (heading: string, blocks: readonly string[]) =>
  blocks.length === 0 ? '' : joinBlocks([underlined(heading, 'single'), ...blocks]);

function findingsText(findings: readonly KeyFinding[]): string {
  const items = findings.map(({ label, text }) => (label === null ? text : `${label}: ${text}`));
  return part(WORDS.keyFindings, items.length === 0 ? [] : [bullets(items, false, '')]);
}

function analysisText({ heading, blocks }: AnalysisPart): string {
  if (heading === null) return blocksText(blocks, '');
  return joinLines(wrapText(heading), blocksText(blocks, STEP));
}

const blocksText = (blocks: readonly Block[], indent: string) =>
  joinBlocks(blocks.map((block) => blockText(block, indent)));

// No "> " before a quote: mail programs take that for an earlier message and fold it away.
function blockText(block: Block, indent: string): string {
  if (block.type === 'list') return bullets(block.items, block.ordered, indent);
  if (block.type === 'paragraph') return wrapText(block.text, { first: indent, rest: indent });
  const deep = indent + STEP + STEP;
  return joinBlocks(block.paragraphs.map((text) => wrapText(text, { first: deep, rest: deep })));
}

function bullets(items: readonly string[], ordered: boolean, indent: string): string {
  const column = ordered ? `${items.length}.`.length : 1;
  const rest = `${indent}${STEP}${' '.repeat(column)} `;
  return items
    .map((item, index) => {
      const marker = (ordered ? `${index + 1}.` : '•').padStart(column);
      return wrapText(item, { first: `${indent}${STEP}${marker} `, rest });
    })
    .join('\n');
}
