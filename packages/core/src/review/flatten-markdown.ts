import type { PhrasingContent } from './markdown-nodes.ts';
import { hasInk } from '../input/index.ts';
import { readItemLine, readLetterLine } from './text-line.ts';

/**
 * The text of inline Markdown: emphasis, code and links keep their words (a link's URL is dropped),
 * images their description, HTML its source, comments nothing; a hard break is a line break. A line
 * break of the source alone becomes `wrap`, but stays one if the next line reads as a list item by
 * marks that Markdown does not know ("• one", "2. two" below a sentence). It walks with its own
 * stack, because hostile input nests without end.
 */
export function flattenMarkdown(nodes: readonly PhrasingContent[], wrap: ' ' | '\n' = ' '): string {
  const texts: string[] = [];
  const rest: PhrasingContent[] = nodes.toReversed();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'break') texts.push('\n');
    else if (node.type === 'html' && isComment(node.value)) continue;
    else if ('value' in node) texts.push(unwrap(node.value, wrap));
    else if ('alt' in node) texts.push((node.alt ?? '').replaceAll('\n', wrap));
    // One by one, since a paragraph may have more children than a call may have arguments.
    else if ('children' in node) for (const child of node.children.toReversed()) rest.push(child);
  }
  return tidyText(texts.join(''));
}

const unwrap = (text: string, wrap: string): string =>
  text.replaceAll(/\n(.*)/gu, (lines, line: string) =>
    readItemLine(line) === null && readLetterLine(line) === null ? wrap + line : lines,
  );

/** Removes blank lines and the white space around a text, as the model requires. */
export const tidyText = (text: string): string => text.split('\n').filter(hasInk).join('\n').trim();

/** For fields of one line, in which a line break of the source is a space. */
export const flattenToLine = (nodes: readonly PhrasingContent[]): string =>
  flattenMarkdown(nodes).replaceAll('\n', ' ');

export function isComment(html: string): boolean {
  const source = html.trim();
  return source.startsWith('<!--') && source.indexOf('-->', 4) === source.length - 3;
}
