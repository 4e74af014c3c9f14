/** Columns of a line of plain text. Replies quote it once or twice and still fit into 78. */
export const TEXT_WIDTH = 72;

export interface Indent {
  /** The prefix of the first line, such as a bullet. */
  readonly first?: string;
  /** The prefix of every other line. */
  readonly rest?: string;
}

/**
 * Wraps text at {@link TEXT_WIDTH} columns. It breaks no word, so URLs stay whole; a word longer
 * than a line gets its own line.
 *
 * @example wrapText('A finding', { first: '  • ', rest: '    ' }) // '  • A finding'
 */
export function wrapText(text: string, { first = '', rest = '' }: Indent = {}): string {
  const lines: string[] = [];
  let line = first;
  let columns = width(first);
  let isEmpty = true;
  // Not \s: a no-break space belongs to its word.
  for (const word of text.split(/[ \t\r\n\f\v\u2028\u2029]+/).filter((part) => part !== '')) {
    const wordColumns = width(word);
    if (!isEmpty && columns + 1 + wordColumns > TEXT_WIDTH) {
      lines.push(line);
      line = rest + word;
      columns = width(rest) + wordColumns;
    } else {
      line += isEmpty ? word : ` ${word}`;
      columns += wordColumns + (isEmpty ? 0 : 1);
    }
    isEmpty = false;
  }
  lines.push(line);
  return lines.map((each) => each.trimEnd()).join('\n');
}

/** The columns of a text, one per character. Few texts have surrogate pairs, which count double. */
export const width = (text: string): number =>
  /[\uD800-\uDBFF]/.test(text) ? Array.from(text).length : text.length;
