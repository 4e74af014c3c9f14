import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { findDeepNesting } from './find-deep-nesting.ts';
import { keepMarks } from './keep-marks.ts';
import type { RootContent } from './markdown-nodes.ts';
import { meterMarkdown, SpentSteps } from './meter-markdown.ts';
import { readTables } from './read-tables.ts';
import type { LocatedComplaint } from './source-line.ts';

/**
 * How much work a review may be: about half a second. 256 KiB of prose cost a third of it. Counted
 * in steps, so that every machine accepts and refuses the same reviews.
 */
const MOST_STEPS = 16_000_000;

/** What Galley reads beyond CommonMark. */
const BEYOND = [gfmFootnote(), gfmTable()];

/**
 * The blocks of a CommonMark document with GitHub's footnotes, tables and tasks. A document that would
 * keep the parser busy for more than `most` steps, or nests too deeply, is refused with the line
 * where that shows.
 */
export function parseMarkdown(
  lines: readonly string[],
  most = MOST_STEPS,
): readonly RootContent[] | LocatedComplaint {
  const deep = findDeepNesting(lines);
  if (deep !== null) return deep;
  try {
    return readTree(lines.join('\n'), meterMarkdown(most).extension).children;
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

/** The tree of a document; the meter, if there is one, sees every construct first. */
export const readTree = (
  source: string,
  ...meters: readonly ReturnType<typeof meterMarkdown>['extension'][]
): ReturnType<typeof fromMarkdown> =>
  fromMarkdown(source, {
    // Of two extensions, micromark tries the last one's constructs first.
    extensions: [...BEYOND, ...meters],
    mdastExtensions: [gfmFootnoteFromMarkdown(), keepMarks(source), readTables],
  });
