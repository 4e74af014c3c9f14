import { holdsAddress } from './address-line.ts';
import { isNameSuffix } from './split-names.ts';
import { countCharacters } from './text-rules.ts';

const LONGEST_HEADING = 80;
const FINAL_PUNCTUATION = /[.!?:;,…‽。！？：；，、]["'”’»›)\]]*$/u;
/**
 * Bullets of word processors and mail programs. Those of Symbol and Wingdings arrive in the private
 * use area or as letters. A letter or "§" is a bullet only before a tab or several blanks.
 */
const BULLET =
  /^(?:[-*·–]\s+|—\t\s*|[•◦▪▫‣∙●○■◆◇❖➢➤►▶\uf000-\uf0ff]\s*|[oØüvqnl§](?:\t|\s{2})\s*)(?=\S)/u;
const NUMBER = /^\(?([\d٠-٩۰-۹]{1,3})(?:(?<=^\(\S+)\)|(?<!^\(\S+)[.)])\s+(?=\S)/u;
const LETTER =
  /^(?:\(([A-Za-z]|[ivx]{2,5})\)|([A-Za-z]|[ivx]{2,5})\)|([a-z]|[ivx]{2,5})\.)\s+(?=\S)/u;
const NOTE = /^\[\d{1,3}\]\s/u;

const ABBREVIATION = /^(?:(?:\p{L}{1,2}\.)+|al\.|co\.|bros\.)\)?$/iu;

/** A line of the text form with its bullet or number removed. */
export interface ItemLine {
  /** Null for a bullet. */
  readonly number: number | null;
  /** The number as it is written, or `-` for every bullet. */
  readonly mark: string;
  readonly text: string;
}

/** Reads a trimmed line as a list item, or returns null. */
export function readItemLine(line: string): ItemLine | null {
  const bullet = BULLET.exec(line);
  if (bullet !== null) return { number: null, mark: '-', text: line.slice(bullet[0].length) };
  const number = NUMBER.exec(line);
  if (number === null) return null;
  return {
    number: readDigits(number[1] ?? ''),
    mark: number[0].trim(),
    text: line.slice(number[0].length),
  };
}

/** Reads a trimmed line that begins with a letter or a Roman numeral, as in "(a) one". */
export function readLetterLine(line: string): Omit<ItemLine, 'number'> | null {
  const letter = LETTER.exec(line);
  return letter === null ? null : { mark: letter[0].trim(), text: line.slice(letter[0].length) };
}

/** Whether marks count a, b or i, ii, so that they are marks and no words. */
export const countsInLetters = ([first = '', second = '']: readonly string[]): boolean =>
  /^\(?(?:a\W+b|i\W+ii)\W/iu.test(`${first} ${second}`);

// In each of these scripts the last four bits of a digit are its value.
const readDigits = (digits: string): number =>
  Array.from(digits, (digit) => digit.charCodeAt(0) % 16).reduce((sum, next) => sum * 10 + next, 0);

export const isQuoteLine = (line: string): boolean => line.startsWith('>');

/**
 * Whether a trimmed line between blank lines is a heading: at most 80 characters, without final
 * punctuation, not a list item, a quote or a note ("[1] See there"), and without a URL.
 */
export function isHeadingLine(line: string): boolean {
  if (line === '' || line.length > 2 * LONGEST_HEADING) return false;
  if (countCharacters(line) > LONGEST_HEADING || FINAL_PUNCTUATION.test(line)) return false;
  if (NOTE.test(line)) return false;
  if (readLetterLine(line) !== null) return false;
  return readItemLine(line) === null && !isQuoteLine(line) && !holdsAddress(line);
}

/** Whether a line ends as a sentence does. "By Bo Reyes, Jr." ends in an abbreviation. */
export function endsSentence(line: string): boolean {
  if (!FINAL_PUNCTUATION.test(line)) return false;
  const word = /[^\s,(]+$/u.exec(line)?.[0] ?? '';
  return !ABBREVIATION.test(word) && !(word.endsWith('.') && isNameSuffix(word));
}
