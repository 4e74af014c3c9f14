import { hasInk } from '../input/index.ts';
import { flattenMarkdown, flattenToLine, isComment } from './flatten-markdown.ts';
import { splitLabel } from './finding-label.ts';
import type { FlowContent, List, ListItem, Paragraph, TableNode } from './markdown-nodes.ts';
import { printRow, squareTable } from './pipe-table.ts';
import { NO_LABEL } from './print-review-markdown.ts';
import { readCode } from './read-code.ts';
import type { Block, KeyFinding } from './review.ts';
import { readItemLine } from './text-line.ts';

/**
 * A Markdown block as part of a review. Items of inner lists are lines of the item that contains them,
 * with their marks as text; a list that does not count 1, 2, 3 becomes paragraphs that keep their
 * numbers; code and HTML become their source. Footnotes are in place already ({@link numberNotes}).
 */
export function readMarkdownBlock(node: FlowContent): Block[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return makeParagraphs([flattenMarkdown(node.children)]);
    case 'code':
      return makeParagraphs(readCode(node.value));
    case 'html':
      return isComment(node.value) ? [] : makeParagraphs(readCode(node.value));
    case 'list':
      return readList(node);
    case 'blockquote': {
      const paragraphs = node.children.flatMap(readMarkdownParagraphs);
      return paragraphs.length === 0 ? [] : [{ type: 'quote', paragraphs }];
    }
    case 'table':
      return readTable(node);
    default:
      return [];
  }
}

/** A Markdown block where only paragraphs are allowed: a list becomes one, its marks as text. */
export function readMarkdownParagraphs(node: FlowContent): string[] {
  if (node.type === 'list') return [printLines(node)].filter((text) => text !== '');
  return readMarkdownBlock(node).flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
        return [block.text];
      case 'quote':
        return block.paragraphs;
      case 'list':
        return block.items;
      case 'table':
        return [[block.header, ...block.rows].map(printRow).filter(hasInk).join('\n')];
    }
  });
}

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
  if (node.type === 'paragraph') return readFindingLines(node);
  return readMarkdownParagraphs(node).map((text) => ({ line, finding: splitLabel(text) }));
}

/** A paragraph is one finding, or several if its lines have marks that Markdown does not know. */
function readFindingLines(node: Paragraph): LocatedFinding[] {
  const line = node.position?.start.line ?? 1;
  const items = flattenMarkdown(node.children).split('\n').map(readItemLine);
  if (!items[0]) return [{ line, finding: readFinding(node) }];
  const texts = flattenMarkdown(node.children).split('\n');
  return texts.flatMap((text, index) => {
    const own = items[index]?.text ?? text;
    return own === '' ? [] : [{ line, finding: splitLabel(own) }];
  });
}

/** An item is one finding, with the items of lists inside it as its lines. */
function readFindingItem(item: ListItem): LocatedFinding[] {
  const line = item.position?.start.line ?? 1;
  const [first, ...others] = item.children;
  const isTask = typeof item.checked === 'boolean';
  const labelled = first?.type === 'paragraph' && !isTask ? readFinding(first) : null;
  if (labelled === null) {
    const finding = splitLabel(readItem(item));
    return finding.text === '' ? [] : [{ line, finding }];
  }
  const text = joinTexts([labelled.text, readItem({ children: others })]);
  return text === '' ? [] : [{ line, finding: { label: labelled.label, text } }];
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

function readTable({ children }: TableNode): Block[] {
  const [header = [], ...rows] = children.map((row) =>
    row.children.map((cell) => flattenToLine(cell.children)),
  );
  const table = squareTable(header, rows);
  return table === null ? [] : [table];
}

function readList({ ordered, children }: List): Block[] {
  const marks = marksOf(children, ordered === true);
  const items = children
    .map((item, index) => ({ mark: marks[index] ?? '', text: readItem(item) }))
    .filter(({ text }) => text !== '');
  if (items.length === 0) return [];
  const counts = items.every(({ mark }, index) => mark === `${index + 1}.`);
  if (ordered === true && !counts)
    return items.flatMap(({ mark, text }) => makeParagraphs([`${mark} ${text}`]));
  return [{ type: 'list', ordered: ordered === true, items: items.map(({ text }) => text) }];
}

/**
 * What precedes each item. Numbers are those of the source, so that a list from ten down to
 * one stays one; only a list that repeats its first number counts on, as Markdown promises.
 */
function marksOf(items: readonly ListItem[], ordered: boolean): string[] {
  if (!ordered) return items.map(() => '-');
  const numbers = items.map((item) => item.data?.number ?? 1);
  const from = numbers[0] ?? 1;
  const repeats = numbers.every((number) => number === from);
  return numbers.map((number, index) => `${repeats ? from + index : number}.`);
}

/** The text of an item, with the box of a task; each level of lists inside it is indented by two blanks more. */
function readItem({ children, checked }: Pick<ListItem, 'children' | 'checked'>): string {
  const text = joinTexts(
    children.flatMap((child) =>
      child.type === 'list' ? [printLines(child)] : readMarkdownParagraphs(child),
    ),
  );
  return typeof checked === 'boolean' ? `${checked ? '☑' : '☐'} ${text}` : text;
}

/** A list as lines of text. */
function printLines({ ordered, children }: List): string {
  const marks = marksOf(children, ordered === true);
  const items = children.map((item, index) => {
    const text = readItem(item);
    return text === '' ? '' : `${marks[index]} ${text.replaceAll('\n', '\n  ')}`;
  });
  return joinTexts(items);
}

const joinTexts = (texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join('\n');

const makeParagraphs = (texts: readonly string[]): Block[] =>
  texts.flatMap((text) => (text === '' ? [] : [{ type: 'paragraph', text }]));
