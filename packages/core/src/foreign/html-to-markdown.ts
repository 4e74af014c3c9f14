import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5';
import { escapeMarkdown, escapeMarkdownHeading } from '../review/escape-markdown.ts';
import { isHttpUrl } from '../review/http-url.ts';
import { printTable, squareTable } from '../review/pipe-table.ts';

const DEEPEST = 100;
const SKIPPED = new Set([
  ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math'],
  ...[
    'img',
    'picture',
    'video',
    'audio',
    'canvas',
    'form',
    'button',
    'input',
    'select',
    'textarea',
  ],
  ...['figcaption', 'hr', 'head', 'title'],
]);
const BLOCKS = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'div', 'dl'],
  ...['dt', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'html', 'li', 'main'],
  ...['nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'ul'],
]);

/**
 * The words of a page as Markdown: headings (the highest of the second level), paragraphs, lists,
 * quotes and tables. Pictures, scripts and forms are left out. Null if it is nested too deeply to be
 * what somebody wrote.
 */
export function htmlToMarkdown(html: string): string | null {
  const root = parseFragment(html);
  if (isDeeperThan(root, DEEPEST)) return null;
  const levels = listHeadings(root);
  const top = levels.length === 0 ? 2 : Math.min(...levels);
  return blocksOf(root.childNodes, 2 - top).join('\n\n');
}

/** Counted without recursion: the depth is what must not be trusted. */
function isDeeperThan(root: Tree.ParentNode, most: number): boolean {
  let nodes: readonly Tree.ChildNode[] = root.childNodes;
  for (let depth = 0; nodes.length > 0; depth += 1) {
    if (depth > most) return true;
    nodes = nodes.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return false;
}

const headingLevel = (node: Tree.ChildNode): number | null =>
  /^h[1-6]$/.test(node.nodeName) ? Number(node.nodeName.slice(1)) : null;

const listHeadings = (node: Tree.ParentNode): readonly number[] =>
  node.childNodes.flatMap((child) => [
    ...[headingLevel(child) ?? []].flat(),
    ...('childNodes' in child ? listHeadings(child) : []),
  ]);

const isBlock = (node: Tree.ChildNode): boolean => BLOCKS.has(node.nodeName);

/** Words between blocks are paragraphs, as WordPress' classic editor leaves them. */
function blocksOf(nodes: readonly Tree.ChildNode[], shift: number): readonly string[] {
  const blocks: string[] = [];
  let inline: Tree.ChildNode[] = [];
  const end = (): void => {
    blocks.push(...paragraphsOf(inline));
    inline = [];
  };
  for (const node of nodes) {
    if (SKIPPED.has(node.nodeName)) continue;
    if (!isBlock(node) && !holdsBlock(node)) {
      inline.push(node);
      continue;
    }
    end();
    if ('tagName' in node) blocks.push(...blockOf(node, shift));
  }
  end();
  return blocks;
}

const holdsBlock = (node: Tree.ChildNode): boolean =>
  'childNodes' in node && node.childNodes.some((child) => isBlock(child) || holdsBlock(child));

function blockOf(node: Tree.Element, shift: number): readonly string[] {
  const level = headingLevel(node);
  if (level !== null) {
    const words = wordsOf(node.childNodes).replaceAll('\n', ' ').trim();
    const mark = '#'.repeat(Math.min(6, level + shift));
    return words === '' ? [] : [`${mark} ${escapeMarkdownHeading(words)}`];
  }
  switch (node.nodeName) {
    case 'ul':
    case 'ol':
      return listOf(node, shift);
    case 'blockquote': {
      const inside = blocksOf(node.childNodes, shift).filter((block) => !block.startsWith('#'));
      return inside.length === 0 ? [] : [`> ${inside.join('\n\n').replaceAll('\n', '\n> ')}`];
    }
    case 'pre':
      return paragraphsOf([node], true);
    case 'table':
      return tableOf(node);
    default:
      return blocksOf(node.childNodes, shift);
  }
}

/** Items are one paragraph each: a review's list holds lines, and lists in lists below them. */
function listOf(node: Tree.Element, shift: number): readonly string[] {
  const items = node.childNodes.flatMap((child) => {
    if (!('childNodes' in child) || SKIPPED.has(child.nodeName)) return [];
    const inside = blocksOf(child.childNodes, shift).filter((block) => !block.startsWith('#'));
    return inside.length === 0 ? [] : [inside.join('\n')];
  });
  const lines = items.map((item, index) => {
    const mark = node.nodeName === 'ol' ? `${index + 1}.` : '-';
    return `${mark} ${item.replaceAll('\n', `\n${' '.repeat(mark.length + 1)}`)}`;
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function tableOf(node: Tree.Element): readonly string[] {
  const rows = findAll(node, 'tr').map((row) =>
    row.childNodes.flatMap((cell) =>
      cell.nodeName === 'td' || cell.nodeName === 'th'
        ? [wordsOf(cell.childNodes).replaceAll(/\s+/gu, ' ').trim()]
        : [],
    ),
  );
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
  const [header = [], ...others] = filled;
  const table = squareTable(header, others);
  return table === null ? [] : [printTable(table, escapeMarkdown)];
}

const findAll = (node: Tree.Element, name: string): readonly Tree.Element[] =>
  node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return [];
    return child.tagName === name ? [child] : findAll(child, name);
  });

/** A link that is all of its paragraph keeps its address, as the article's may be given so. */
function paragraphsOf(nodes: readonly Tree.ChildNode[], isVerbatim = false): readonly string[] {
  const [only, ...others] = nodes.filter((node) => textIn(node).trim() !== '');
  const url = only !== undefined && others.length === 0 ? hrefOf(only) : null;
  if (only !== undefined && url !== null) {
    const words = tidy(wordsOf([only]));
    return [`[${escapeMarkdown(words.replaceAll('\n', ' '))}](<${url}>)`];
  }
  // Where blank lines part paragraphs, a line break is one; in HTML it is a blank.
  const keepsLines = isVerbatim || /\n[\t ]*\n/u.test(nodes.map(textIn).join(''));
  return wordsOf(nodes, keepsLines)
    .split(isVerbatim ? /\n\s*\n/u : /\n[\t ]*\n\s*/u)
    .map(tidy)
    .filter((text) => text !== '')
    .map(escapeMarkdown);
}

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/[\t \u00a0]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

function hrefOf(node: Tree.ChildNode): string | null {
  if (!('attrs' in node) || node.nodeName !== 'a') return null;
  const href = node.attrs.find(({ name }) => name === 'href')?.value.trim() ?? '';
  return isHttpUrl(href) && !/[<>\s]/u.test(href) ? href : null;
}

const textIn = (node: Tree.ChildNode): string =>
  node.nodeName === '#text'
    ? (node as Tree.TextNode).value
    : 'childNodes' in node && !SKIPPED.has(node.nodeName)
      ? node.childNodes.map(textIn).join('')
      : '';

const wordsOf = (nodes: readonly Tree.ChildNode[], keepsLines = false): string =>
  nodes
    .map((node): string => {
      if (node.nodeName === '#text') {
        const { value } = node as Tree.TextNode;
        return keepsLines ? value : value.replaceAll(/\s+/gu, ' ');
      }
      if (node.nodeName === 'br') return '\n';
      if (!('childNodes' in node) || SKIPPED.has(node.nodeName)) return '';
      return wordsOf(node.childNodes, keepsLines);
    })
    .join('');
