import { holdsAddress } from './address-line.ts';
import { isNameSuffix } from './split-names.ts';
import { countCharacters } from './text-rules.ts';

const LONGEST_HEADING = 80;
const FINAL_PUNCTUATION = /[.!?:;,…‽。！？：；，、]["'”’»›)\]]*$/u;
const BULLET = /^(?:[-*•◦▪‣·]\s+|[•◦▪‣](?=\S))(?=\S)/u;
const NUMBER = /^(\d{1,3})[.)]\s+(?=\S)/u;
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
  return { number: Number(number[1]), mark: number[0].trim(), text: line.slice(number[0].length) };
}

export const isQuoteLine = (line: string): boolean => line.startsWith('>');

/**
 * Whether a trimmed line between blank lines is a heading: at most 80 characters, without final
 * punctuation, not a list item, a quote or a note ("[1] See there"), and without a URL.
 */
export function isHeadingLine(line: string): boolean {
  if (line === '' || line.length > 2 * LONGEST_HEADING) return false;
  if (countCharacters(line) > LONGEST_HEADING || FINAL_PUNCTUATION.test(line)) return false;
  if (NOTE.test(line)) return false;
  return readItemLine(line) === null && !isQuoteLine(line) && !holdsAddress(line);
}

/** Whether a line ends as a sentence does. "By Bo Reyes, Jr." ends in an abbreviation. */
export function endsSentence(line: string): boolean {
  if (!FINAL_PUNCTUATION.test(line)) return false;
  const word = /[^\s,(]+$/u.exec(line)?.[0] ?? '';
  return !ABBREVIATION.test(word) && !(word.endsWith('.') && isNameSuffix(word));
}
