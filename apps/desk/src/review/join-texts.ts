const BLANK_LINES = /\n\s*\n/u;
const INDENT = '  ';

/** Paragraphs as one text, with a blank line between them. */
export const joinParagraphs = (paragraphs: readonly string[]): string => paragraphs.join('\n\n');

/** Reads {@link joinParagraphs}; blanks at the edges and empty paragraphs are nothing yet. */
export const splitParagraphs = (text: string): readonly string[] =>
  text
    .split(BLANK_LINES)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/** Items as one text, one on each line; a further line of an item is indented. */
export const joinItems = (items: readonly string[]): string =>
  items.map((item) => item.replaceAll('\n', `\n${INDENT}`)).join('\n');

/** Reads {@link joinItems}. */
export function splitItems(text: string): readonly string[] {
  const items: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const last = items.at(-1);
    if (line.startsWith(INDENT) && last !== undefined) {
      items[items.length - 1] = `${last}\n${line.slice(INDENT.length)}`;
    } else {
      items.push(line);
    }
  }
  return items.map((item) => item.trim());
}

/** One text without blank lines, such as a finding's. */
export const tightText = (text: string): string => text.replaceAll(/\n\s*\n/gu, '\n').trim();
