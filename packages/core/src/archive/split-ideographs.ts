/** Letters of scripts that put no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;

/**
 * Sets each letter of a script without spaces apart, so that a search engine which splits at spaces
 * finds any part of a sentence.
 *
 * @example splitIdeographs('東京 news') // ' 東  京  news'
 */
export const splitIdeographs = (text: string): string => text.replace(UNSPACED, ' $& ');

/** True if a text has letters that {@link splitIdeographs} sets apart. */
export const hasIdeographs = (text: string): boolean => text.search(UNSPACED) !== -1;

/** The same text without the spaces that {@link splitIdeographs} has put around such letters. */
export const joinIdeographs = (text: string, marks = ''): string =>
  text.replaceAll(new RegExp(` ([${marks}]*(?:${UNSPACED.source})[${marks}]*) `, 'gu'), '$1');
