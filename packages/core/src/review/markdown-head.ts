import { readAddressLine } from './address-line.ts';
import { flattenMarkdown } from './flatten-markdown.ts';
import { readLabel } from './head-label.ts';
import type { PhrasingContent, RootContent } from './markdown-nodes.ts';
import { ENGLISH, type ReviewWords } from './review-words.ts';
import type { SourceLine } from './source-line.ts';

/**
 * The lines of a paragraph, or of the items of a labelled list, as the text form has them, with a
 * blank line at the end. A link alone on its line keeps its address.
 */
export function readHeadLines(node: RootContent, words: ReviewWords = ENGLISH): SourceLine[] {
  const line = node.position?.start.line ?? 1;
  if (node.type === 'list') {
    return [...node.children.flatMap((item) => readItemLines(item, words)), { text: '', line }];
  }
  if (node.type !== 'paragraph') return [];
  return [...readParagraphLines(node.children, line, words), { text: '', line }];
}

/** Whether a list is a head with its labels as items: "- Rating: 4/5". */
export const isLabelledList = (node: RootContent, words: ReviewWords): boolean =>
  node.type === 'list' &&
  node.children.every((item) =>
    readItemLines(item, words).every(({ text }) => (readLabel(text, words)?.kind ?? null) !== null),
  );

/** What follows the first lines of a paragraph, or of the items of a list. */
export function readBelow(node: RootContent, taken: number): string {
  if (node.type !== 'paragraph') {
    const lines = readHeadLines(node).slice(taken, -1);
    return lines.map(({ text }) => text).join('\n');
  }
  const left = flattenMarkdown(node.children, '\n').split('\n').slice(taken).join('\n');
  // What only the source breaks is as long with blanks in place of the breaks.
  return flattenMarkdown(node.children).slice(-left.length).trim();
}

const readItemLines = (
  item: Extract<RootContent, { type: 'list' }>['children'][number],
  words: ReviewWords,
) =>
  item.children.flatMap((child) =>
    child.type === 'paragraph'
      ? readParagraphLines(child.children, child.position?.start.line ?? 1, words)
      : [{ text: '', line: child.position?.start.line ?? 1 }],
  );

function readParagraphLines(
  children: readonly PhrasingContent[],
  line: number,
  words: ReviewWords,
): SourceLine[] {
  const withLinks = flattenMarkdown(children.map(keepLink), '\n').split('\n');
  return flattenMarkdown(children, '\n')
    .split('\n')
    .map((text, index) => {
      const linked = withLinks[index]?.trim() ?? '';
      const isAlone = linked.includes('](') && readAddressLine(linked, words) !== null;
      return { text: isAlone ? linked : text.trim(), line: line + index };
    });
}

/** A link as its source, so that a line that is only a link can be told from words. */
const keepLink = (node: PhrasingContent): PhrasingContent =>
  node.type === 'link'
    ? { type: 'text', value: `[${flattenMarkdown(node.children)}](<${node.url}>)` }
    : node;
