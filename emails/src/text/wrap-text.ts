/** Columns of a line of plain text. Replies quote it once or twice and still fit into 78. */
export const TEXT_WIDTH = 72;

export interface Indent {
  /** The prefix of the first line, such as a bullet. */
  readonly first?: string;
  /** The prefix of every other line. */
  readonly rest?: string;
}

const LINE_BREAK = /[\n\u2028\u2029]/u;
// Not \s: a no-break space belongs to its word.
const WORD = /([ \t\r\f\v]*)([^ \t\r\f\v]+)/gu;

/**
 * Wraps text at {@link TEXT_WIDTH} columns. Its own line breaks and indents stay. It breaks no word,
 * so URLs stay whole; a word longer than a line gets its own line.
 *
 * @example wrapText('A finding', { first: '  • ', rest: '    ' }) // '  • A finding'
 */
export function wrapText(text: string, { first = '', rest = '' }: Indent = {}): string {
  const lines: string[] = [];
  for (const source of text.split(LINE_BREAK)) {
    const prefix = lines.length === 0 ? first : rest;
    lines.push(...wrapLine(source, prefix, rest));
  }
  return lines.length === 0 ? first.trimEnd() : lines.join('\n');
}

/** Wraps one line; none if it has no words. Continuation lines keep its indent. */
function wrapLine(source: string, prefix: string, rest: string): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  let columns = 0;
  let hanging = rest;
  for (const [, gap = '', word = ''] of source.matchAll(WORD)) {
    const blanks = gap.replaceAll('\t', '    ').replaceAll(/[^ ]/gu, ' ');
    const size = blanks.length + width(word);
    if (line === null) {
      hanging = rest + blanks;
      line = prefix + blanks + word;
      columns = width(prefix) + size;
    } else if (columns + size > TEXT_WIDTH) {
      lines.push(line.trimEnd());
      line = hanging + word;
      columns = width(hanging) + width(word);
    } else {
      line += blanks + word;
      columns += size;
    }
  }
  return line === null ? lines : [...lines, line.trimEnd()];
}

/** The columns of a text, one per character. Few texts have surrogate pairs, which count double. */
export const width = (text: string): number =>
  /[\uD800-\uDBFF]/.test(text) ? Array.from(text).length : text.length;
