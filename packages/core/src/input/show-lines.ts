const LINE_BREAK = /[\n\u2028\u2029]/u;
const NO_BREAK_SPACE = '\u00a0';

/**
 * A text as the lines that a page shows. HTML folds white space, so blanks that begin a line or
 * come in a row become no-break spaces; the last of a row stays a blank, where a line can wrap.
 *
 * @example showLines('Roses are red,\n  violets are blue.') // ['Roses are red,', '\u00a0\u00a0violets are blue.']
 */
export const showLines = (text: string): string[] =>
  text.split(LINE_BREAK).map((line) =>
    line
      .replaceAll('\t', '    ')
      .replace(/^ +/u, (blanks) => NO_BREAK_SPACE.repeat(blanks.length))
      .replaceAll(/ {2,}/gu, (blanks) => `${NO_BREAK_SPACE.repeat(blanks.length - 1)} `),
  );
