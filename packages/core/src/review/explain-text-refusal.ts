import { parseReviewText } from './parse-review-text.ts';
import { equalReviews } from './print-review-json.ts';
import { renderReviewText } from './render-review-text.ts';
import type { ReviewWords } from './review-words.ts';
import { textsOfBlock } from './review-texts.ts';
import type { Review } from './review.ts';
import { readSectionName } from './section-name.ts';
import { isHeadingLine, isQuoteLine, readItemLine } from './text-line.ts';
import { namePlace } from './name-place.ts';
import type { ReviewPath } from './validate-review.ts';

/** A place in a review that the text form cannot express. */
export interface TextRefusal {
  /** @example 'block 1 of the section "Sources"' */
  readonly place: string;
  readonly reason: string;
}

/** A review with only the part to try, and nothing else that could fail. */
interface Probe {
  readonly path: ReviewPath;
  readonly texts: readonly string[];
  readonly review: Review;
}

const PLAIN: Review = {
  title: 'Title',
  rating: null,
  outlet: 'Outlet',
  publishedOn: null,
  authors: [],
  url: 'https://example.com/',
  topics: [],
  summary: [],
  keyFindings: [],
  analysis: [],
  whyItMatters: [],
  sections: [],
};
const FILLER = 'Text.';

/** Names the places of a review that do not survive its text form. */
export function explainTextRefusal(review: Review, words: ReviewWords): TextRefusal[] {
  const refusals = probesOf(review)
    .filter((probe) => !readsBack(probe.review, words))
    .map(({ path, texts }) => ({
      place: namePlace(review, path),
      reason: findReason(texts, words),
    }));
  return refusals.length > 0 ? refusals : [explainContext(review, words)];
}

function readsBack(review: Review, words: ReviewWords): boolean {
  const parsed = parseReviewText(renderReviewText(review, words), { file: 'review.txt', words });
  return parsed.kind === 'ok' && equalReviews(parsed.review, review);
}

function probesOf(review: Review): Probe[] {
  const { title, outlet, authors, url, topics } = review;
  return [
    { path: ['title'], texts: [title], review: { ...PLAIN, title } },
    { path: ['outlet'], texts: [outlet], review: { ...PLAIN, outlet } },
    ...authors.map((author, index) => ({
      path: ['authors', index],
      texts: [author],
      review: { ...PLAIN, authors: [author] },
    })),
    ...(url === null ? [] : [{ path: ['url'], texts: [url], review: { ...PLAIN, url } }]),
    ...topics.map((topic, index) => ({
      path: ['topics', index],
      texts: [topic],
      review: { ...PLAIN, topics: [topic] },
    })),
    ...probeParagraphs(review, 'summary'),
    ...review.keyFindings.map((finding, index) => ({
      path: ['keyFindings', index],
      texts: [finding.label ?? '', finding.text],
      review: { ...PLAIN, keyFindings: [finding] },
    })),
    ...probeParts(review, 'analysis'),
    ...probeParagraphs(review, 'whyItMatters'),
    ...probeParts(review, 'sections'),
  ];
}

const probeParagraphs = (review: Review, field: 'summary' | 'whyItMatters'): Probe[] =>
  review[field].map((paragraph, index) => ({
    path: [field, index],
    texts: [paragraph],
    review: { ...PLAIN, [field]: index === 0 ? [paragraph] : [FILLER, paragraph] },
  }));

const probeParts = (review: Review, field: 'analysis' | 'sections'): Probe[] =>
  review[field].flatMap(({ heading, blocks }, index) => [
    ...(heading === null
      ? []
      : [
          {
            path: [field, index, 'heading'],
            texts: [heading],
            review: { ...PLAIN, [field]: [{ heading, blocks: [] }] },
          },
        ]),
    ...blocks.map((block, place) => ({
      path: [field, index, 'blocks', place],
      texts: textsOfBlock(block),
      review: { ...PLAIN, [field]: [{ heading: 'Heading', blocks: [block] }] },
    })),
  ]);

function findReason(texts: readonly string[], words: ReviewWords): string {
  const lines = texts.flatMap((text) => text.split('\n'));
  const known = lines.find((line) => readSectionName(line, words) !== null);
  if (known !== undefined) return `would read as the heading "${known}"`;
  if (lines.some((line) => line !== line.trim())) {
    return 'has a line with white space at its edges, which this form does not keep';
  }
  if (lines.some(isQuoteLine)) return 'has a line that would read as a quote';
  if (lines.some((line) => readItemLine(line) !== null)) {
    return 'has a line that would read as a list item';
  }
  if (texts.length === 1 && lines.length === 1 && isHeadingLine(lines[0] ?? '')) {
    return 'would read as something else on its own line';
  }
  return 'would not read back unchanged';
}

/** Each part alone reads back, so the problem is their combination. */
function explainContext(review: Review, words: ReviewWords): TextRefusal {
  const parsed = parseReviewText(renderReviewText(review, words), { file: 'review.txt', words });
  const reason = 'would not read back unchanged next to its neighbours';
  if (parsed.kind === 'invalid') return { place: 'outlet', reason };
  const fields = Object.keys(PLAIN) as (keyof Review)[];
  const field = fields.find(
    (each) =>
      !equalReviews({ ...PLAIN, [each]: review[each] }, { ...PLAIN, [each]: parsed.review[each] }),
  );
  return {
    place: namePlace(review, differingPart(review, parsed.review, field ?? 'title')),
    reason,
  };
}

/** The first differing part of a field that has parts. */
function differingPart(review: Review, read: Review, field: keyof Review): ReviewPath {
  const [parts, others]: unknown[] = [review[field], read[field]];
  if (!Array.isArray(parts) || !Array.isArray(others)) return [field];
  const index = parts.findIndex((part, at) => JSON.stringify(part) !== JSON.stringify(others[at]));
  return index === -1 ? [field] : [field, index];
}
