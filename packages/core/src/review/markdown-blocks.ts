import { flattenMarkdown, isComment, tidyText } from './flatten-markdown.ts';
import { splitLabel } from './finding-label.ts';
import type { FlowContent, List, ListItem, Paragraph } from './markdown-nodes.ts';
import { NO_LABEL } from './print-review-markdown.ts';
import type { Block, KeyFinding } from './review.ts';

/**
 * A Markdown block as part of a review. Items of inner lists join the outer list; a list that does
 * not count from 1 becomes paragraphs that keep their numbers; code and HTML become their source.
 */
export function readMarkdownBlock(node: FlowContent): Block[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return makeParagraph(flattenMarkdown(node.children));
    case 'code':
      return makeParagraph(tidyText(node.value));
    case 'html':
      return isComment(node.value) ? [] : makeParagraph(tidyText(node.value));
    case 'list':
      return readList(node);
    case 'blockquote': {
      const paragraphs = node.children.flatMap(readMarkdownParagraphs);
      return paragraphs.length === 0 ? [] : [{ type: 'quote', paragraphs }];
    }
    default:
      return [];
  }
}

/** A Markdown block where only paragraphs are allowed: a list becomes one, its marks as text. */
export const readMarkdownParagraphs = (node: FlowContent): string[] =>
  readMarkdownBlock(node).flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
        return [block.text];
      case 'quote':
        return block.paragraphs;
      case 'list':
        return [
          block.items
            .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item}`)
            .join('\n'),
        ];
    }
  });

/** A finding with the line on which it begins. */
export interface LocatedFinding {
  readonly line: number;
  readonly finding: KeyFinding;
}

/**
 * Key findings: each item of a list, or each other block. A label is bold and ends with a colon
 * (`**Label:** text`), or is what the text form would take as one.
 */
export function readMarkdownFindings(node: FlowContent): LocatedFinding[] {
  const line = node.position?.start.line ?? 1;
  if (node.type === 'list') return node.children.flatMap(readFindingItem);
  if (node.type === 'paragraph') return [{ line, finding: readFinding(node) }];
  return readMarkdownParagraphs(node).map((text) => ({ line, finding: splitLabel(text) }));
}

function readFindingItem(item: ListItem): LocatedFinding[] {
  const line = item.position?.start.line ?? 1;
  const [first, ...others] = item.children;
  const labelled = first?.type === 'paragraph' ? readFinding(first) : null;
  const { own, inner } = readItem(labelled === null ? item.children : others);
  const finding =
    labelled === null
      ? splitLabel(own)
      : { label: labelled.label, text: joinTexts([labelled.text, own]) };
  return [finding, ...inner.map(splitLabel)]
    .filter(({ text }) => text !== '')
    .map((each) => ({ line, finding: each }));
}

function readFinding({ children }: Paragraph): KeyFinding {
  const flat = flattenMarkdown(children);
  const last = children.at(-1);
  if (last?.type === 'html' && last.value === NO_LABEL) return { label: null, text: flat };
  const [first, ...rest] = children;
  if (first?.type !== 'strong') return splitLabel(flat);
  const bold = flattenMarkdown(first.children);
  const after = flattenMarkdown(rest);
  const inside = bold.endsWith(':');
  const label = (inside ? bold.slice(0, -1) : bold).trim().replaceAll('\n', ' ');
  const text = inside ? after : after.replace(/^:\s+/, '');
  const isLabel = (inside || text !== after) && label !== '' && text !== '';
  return isLabel ? { label, text } : splitLabel(flat);
}

function readList({ ordered, start, children }: List): Block[] {
  const items = children.flatMap(readItemTexts);
  if (items.length === 0) return [];
  const from = start ?? 1;
  if (ordered !== true || from === 1) return [{ type: 'list', ordered: ordered === true, items }];
  return items.flatMap((item, index) => makeParagraph(`${from + index}. ${item}`));
}

/** The text of an item itself, and the texts of the items of lists inside it. */
function readItem(children: ListItem['children']): { own: string; inner: string[] } {
  const own = children.flatMap((child) =>
    child.type === 'list' ? [] : readMarkdownParagraphs(child),
  );
  const inner = children.flatMap((child) =>
    child.type === 'list' ? child.children.flatMap(readItemTexts) : [],
  );
  return { own: joinTexts(own), inner };
}

function readItemTexts(item: ListItem): string[] {
  const { own, inner } = readItem(item.children);
  return own === '' ? inner : [own, ...inner];
}

const joinTexts = (texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join('\n');

const makeParagraph = (text: string): Block[] => (text === '' ? [] : [{ type: 'paragraph', text }]);
