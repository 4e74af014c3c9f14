import { quoteInput } from '../input/index.ts';
import type { ReviewPath } from './validate-review.ts';

/** The fields of a review whose parts have no heading of their own. */
const PARTS: Readonly<Record<string, string>> = {
  authors: 'author',
  topics: 'topic',
  summary: 'paragraph',
  keyFindings: 'key finding',
  whyItMatters: 'paragraph',
};
const FIELDS: Readonly<Record<string, string>> = {
  publishedOn: 'date',
  keyFindings: 'the key findings',
  whyItMatters: '"Why It Matters"',
};
const WITHIN: Readonly<Record<string, string>> = {
  summary: ' of the summary',
  whyItMatters: ' of "Why It Matters"',
};

/**
 * Names a place in a review as its writer sees it: a section by its heading, and parts by their
 * number.
 *
 * @example namePlace(review, ['sections', 0, 'blocks', 1]) // 'block 2 of the section "Sources"'
 */
export function namePlace(review: unknown, path: ReviewPath): string {
  const [field, index, inside] = path;
  const name = String(field ?? 'review');
  if (typeof index !== 'number') return FIELDS[name] ?? name;
  if (name === 'analysis' || name === 'sections') {
    const part = namePart(review, name, index);
    return inside === 'heading' ? `the heading of ${part}` : nameBlock(part, path.slice(3));
  }
  const part = `${PARTS[name] ?? name} ${index + 1}${WITHIN[name] ?? ''}`;
  return inside === 'label' ? `the label of ${part}` : part;
}

/** A block of a part, or an item or paragraph in it. */
function nameBlock(part: string, [block, kind, at]: ReviewPath): string {
  if (typeof block !== 'number') return part;
  const named = `block ${block + 1} of ${part}`;
  if (typeof at !== 'number') return named;
  return `${kind === 'items' ? 'item' : 'paragraph'} ${at + 1} in ${named}`;
}

function namePart(review: unknown, field: 'analysis' | 'sections', index: number): string {
  const heading = headingOf(review, field, index);
  const kind = field === 'sections' ? 'the section' : 'the part';
  const of = field === 'sections' ? '' : ' of the analysis';
  if (heading !== '') return `${kind} ${quoteInput(heading)}${of}`;
  return field === 'sections' ? `section ${index + 1}` : `part ${index + 1}${of}`;
}

/** Empty if it has none, or is no review. */
function headingOf(review: unknown, field: string, index: number): string {
  const parts: unknown = Object(review)[field];
  const heading: unknown = Array.isArray(parts) ? Object(parts[index]).heading : null;
  return typeof heading === 'string' ? heading.trim() : '';
}
