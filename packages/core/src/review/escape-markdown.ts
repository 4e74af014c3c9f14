const ANYWHERE = /[\\`*_[\]<]|&(?=[#A-Za-z0-9])/g;
const AT_LINE_START = /^(?:([#>+=~-])|(\d+)([.)]))/;
// From the end only where the run begins: tried at each blank, a long run would cost its square.
const EDGE_BLANKS = /^[ \t]+|(?<![ \t])[ \t]+$/g;

/**
 * Writes text so that CommonMark reads exactly these characters, whatever they are: markup is
 * escaped with a backslash, tabs and blanks at the edges of a line become character references.
 * Line breaks stay line breaks; the text must not hold blank lines.
 */
export function escapeMarkdown(text: string): string {
  return text.split('\n').map(escapeLine).join('\n');
}

/** The same for a heading, in which `#` at the end would be markup too. */
export function escapeMarkdownHeading(text: string): string {
  return escapeLine(text).replace(/(?<!\\)#/g, '\\#');
}

function escapeLine(line: string): string {
  return line
    .replace(ANYWHERE, '\\$&')
    .replace(AT_LINE_START, (_, mark?: string, number?: string, stop?: string) =>
      mark === undefined ? `${number}\\${stop}` : `\\${mark}`,
    )
    .replace(EDGE_BLANKS, (blanks) => blanks.replaceAll(' ', '&#32;'))
    .replaceAll('\t', '&#9;');
}
