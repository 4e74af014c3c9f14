const ANYWHERE = /[\\`*_[\]<|]|&(?=[#A-Za-z0-9])/g;
const AT_LINE_START = /^(?:([#>+=~:-])|(\d+)([.)]))/;
// Starts only where the run begins: tried at each blank, a long run would take quadratic time.
const EDGE_BLANKS = /^[ \t]+|(?<![ \t])[ \t]+$/g;

/**
 * Writes text so that CommonMark reads exactly these characters: markup is escaped with a
 * backslash, and tabs and blanks at the edges of a line become character references. Line breaks
 * become hard breaks; the text must not contain blank lines.
 */
export const escapeMarkdown = (text: string): string =>
  text.split('\n').map(escapeLine).join('\\\n');

/** The same for a heading, in which a `#` at the end would also be markup. */
export const escapeMarkdownHeading = (text: string): string =>
  escapeLine(text).replace(/(?<!\\)#/g, '\\#');

const escapeLine = (line: string): string =>
  line
    .replace(ANYWHERE, '\\$&')
    .replace(AT_LINE_START, (_, mark?: string, number?: string, stop?: string) =>
      mark === undefined ? `${number}\\${stop}` : `\\${mark}`,
    )
    .replace(EDGE_BLANKS, (blanks) => blanks.replaceAll(' ', '&#32;'))
    .replaceAll('\t', '&#9;');
