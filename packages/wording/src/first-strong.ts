const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The direction of a text by its first letter, as in HTML's `dir=auto` (rule P2 of Unicode's annex
 * 9); null if it has none.
 */
export function firstStrong(text: string): 'ltr' | 'rtl' | null {
  const letter = LETTER.exec(text)?.[0];
  if (letter === undefined) return null;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** Whether any part of it runs from right to left. */
export const runsFromRight = (text: string): boolean => RIGHT_TO_LEFT.test(text);
