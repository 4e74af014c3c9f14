import type { AnalysisPart, Block, Review } from '@galley/core/review';
import { creditLine } from '../credit-line.ts';
import { articleLink, reviewLink } from '../links.ts';
import { partsOnTheWeb } from '../parts-on-the-web.ts';
import type { ReviewProps } from '../props.ts';
import type { Wording } from '@galley/wording';
import { bulleted } from './bulleted.ts';
import { creditText } from './credit-text.ts';
import { findingsText } from './findings-text.ts';
import type { WriteLink } from './number-links.ts';
import { tableText } from './table-text.ts';
import { joinBlocks, joinLines, underlined } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

const STEP = '  ';

export interface ReviewTextOptions {
  readonly publicUrl: string;
  readonly wording: Wording;
  readonly writeLink: WriteLink;
  /** Its position among several; null for the only one. */
  readonly position: number | null;
}

/** One review as plain text: the parts that its extent shows, in the review's order. */
export function composeReviewText(props: ReviewProps, options: ReviewTextOptions): string {
  const { review, extent = 'full' } = props;
  const { position, wording } = options;
  const { words } = wording;
  return joinBlocks([
    joinLines(
      underlined(position === null ? review.title : `${position}. ${review.title}`, 'double'),
      wrapText(creditText(review.rating, creditLine(review, wording), wording)),
    ),
    ...(extent === 'headline'
      ? []
      : [
          part(
            words.summary,
            review.summary.map((text) => wrapText(text)),
          ),
          part(words.keyFindings, findings(review)),
        ]),
    ...(extent === 'full' ? depth(review, wording) : []),
    links(props, options),
  ]);
}

const findings = ({ keyFindings }: Review): readonly string[] =>
  keyFindings.length === 0 ? [] : [findingsText(keyFindings)];

/** The parts that only a review in full shows. */
const depth = (review: Review, { words }: Wording): readonly string[] => [
  part(words.analysis, review.analysis.map(analysisText)),
  part(
    words.whyItMatters,
    review.whyItMatters.map((text) => wrapText(text)),
  ),
  ...review.sections.map(({ heading, blocks }) =>
    joinBlocks([underlined(heading, 'single'), blocksText(blocks, '')]),
  ),
];

function links(
  { review, slug, extent = 'full' }: ReviewProps,
  { publicUrl, wording, writeLink }: ReviewTextOptions,
): string {
  const { words } = wording;
  const page = reviewLink(publicUrl, slug);
  if (extent !== 'full') {
    const parts = partsOnTheWeb(review, extent, wording);
    return joinLines(
      parts.length === 0 ? '' : wrapText(words.moreOnTheWeb(parts)),
      writeLink(words.readWholeReview, page),
    );
  }
  const article = articleLink(review.url);
  return joinLines(
    article === null ? '' : writeLink(words.readArticle(review.outlet), article),
    writeLink(words.reviewOnTheWeb, page),
  );
}

const part = (heading: string, blocks: readonly string[]) =>
  blocks.length === 0 ? '' : joinBlocks([underlined(heading, 'single'), ...blocks]);

function analysisText({ heading, blocks }: AnalysisPart): string {
  if (heading === null) return blocksText(blocks, '');
  return joinLines(wrapText(heading), blocksText(blocks, STEP));
}

const blocksText = (blocks: readonly Block[], indent: string) =>
  joinBlocks(blocks.map((block) => blockText(block, indent)));

// No "> " before a quote: mail programs take it for an earlier message and fold it away.
function blockText(block: Block, indent: string): string {
  if (block.type === 'list') return bulleted(block.items, { ordered: block.ordered, indent });
  if (block.type === 'table') return tableText(block, indent);
  if (block.type === 'paragraph') return wrapText(block.text, { first: indent, rest: indent });
  const deep = indent + STEP + STEP;
  return joinBlocks(block.paragraphs.map((text) => wrapText(text, { first: deep, rest: deep })));
}
