// A spreadsheet runs what begins with one of these, full-width ones included, even after white
// space, quotes and invisible characters.
const SIGN = '[=+\\-@＝＋－＠﹦﹢﹣﹫−]';
const AROUND = '\\s\'"`´‘’“”\\p{Cc}\\p{Cf}';
// It may also split a field at these, whatever quotes surround it.
const SEPARATOR = ';,|\\t\\r\\n';

// Where an apostrophe goes. An apostrophe may itself come before a sign, so these places match with
// and without the added one, and removing that gives back exactly the original text.
const AT_START = new RegExp(`^(?:'*[\\t\\r\\0]|[${AROUND}${SEPARATOR}]*${SIGN})`, 'u');
const REST = `(?=(?:(?![${SEPARATOR}])[${AROUND}])*${SIGN})`;
const AFTER_SEPARATOR = new RegExp(`(?<=[${SEPARATOR}])${REST}`, 'gu');
const GUARDED_AFTER_SEPARATOR = new RegExp(`(?<=[${SEPARATOR}])'${REST}`, 'gu');

/**
 * Puts an apostrophe before whatever a spreadsheet would run as a formula (OWASP, "CSV injection"):
 * at the start of the text, and after every separator at which a spreadsheet may split it.
 *
 * @example guardFormula('=1;=2') // "'=1;'=2"
 */
export function guardFormula(text: string): string {
  const guarded = text.replaceAll(AFTER_SEPARATOR, "'");
  return AT_START.test(text) ? `'${guarded}` : guarded;
}

/** Takes the apostrophes of `guardFormula` off again. */
export function unguardFormula(text: string): string {
  if (!text.includes("'")) return text;
  const bare = text.startsWith("'") && AT_START.test(text) ? text.slice(1) : text;
  return bare.replaceAll(GUARDED_AFTER_SEPARATOR, '');
}

/** One line of CSV (RFC 4180, CRLF at its end), guarded against formulas; null is an empty field. */
export const printCsvLine = (fields: readonly (string | null)[]): string =>
  `${fields.map((field) => quote(guardFormula(field ?? ''))).join(',')}\r\n`;

const quote = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
