import { fromMarkdown } from 'mdast-util-from-markdown';
import { findDeepNesting } from './find-deep-nesting.ts';
import type { RootContent } from './markdown-nodes.ts';
import { meterMarkdown, SpentSteps } from './meter-markdown.ts';
import type { LocatedComplaint } from './source-line.ts';

/**
 * How much work a review may be: about half a second. 256 KiB of prose cost a third of it. Counted
 * in steps, so that every machine accepts and refuses the same reviews.
 */
const MOST_STEPS = 16_000_000;

/**
 * The blocks of a CommonMark document. A document that would keep the parser busy for more than
 * `most` steps, or nests too deeply, is refused with the line where that shows.
 */
export function parseMarkdown(
  lines: readonly string[],
  most = MOST_STEPS,
): readonly RootContent[] | LocatedComplaint {
  const deep = findDeepNesting(lines);
  if (deep !== null) return deep;
  try {
    const { extension } = meterMarkdown(most);
    return fromMarkdown(lines.join('\n'), { extensions: [extension] }).children;
  } catch (error) {
    if (!(error instanceof SpentSteps)) throw error;
    return {
      line: error.line,
      found: 'more markup than can be read in reasonable time',
      expected:
        'fewer headings, lists, quotes, links, tags and emphasis (a backslash before each mark makes it text)',
    };
  }
}
