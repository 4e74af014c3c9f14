// What a spreadsheet takes for a formula, or for white space in front of one. Quotes that stand
// before it are counted in, so that taking one quote off always gives the text back.
const FORMULA = /^'*[=+\-@\t\r\0]/;

/** Puts an apostrophe before text that a spreadsheet would run as a formula. */
export const guardFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Takes the apostrophe of `guardFormula` off again. */
export const unguardFormula = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;

/** One line of CSV (RFC 4180, CRLF at its end), guarded against formulas; null is an empty field. */
export const printCsvLine = (fields: readonly (string | null)[]): string =>
  `${fields.map((field) => quote(guardFormula(field ?? ''))).join(',')}\r\n`;

const quote = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
