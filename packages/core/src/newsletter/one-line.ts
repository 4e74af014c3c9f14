export type LineReading =
  | { readonly kind: 'ok'; readonly line: string }
  | { readonly kind: 'invalid'; readonly expected: string };

// Line ends and other controls would forge headers; direction overrides show a text that isn't
// there; noncharacters are our placeholders.
const FORBIDDEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]/u;

/** True when the text holds a character that has no place in a header or in one line of a page. */
export const hasForbiddenCharacter = (text: string): boolean => FORBIDDEN.test(text);

/** Reads a field of one line: outer blanks dropped, nothing else altered. */
export function readLine(text: string, longest: number): LineReading {
  const line = text.trim();
  if (hasForbiddenCharacter(line)) {
    return { kind: 'invalid', expected: 'one line without control or direction characters' };
  }
  if (line.length > longest) {
    return { kind: 'invalid', expected: `at most ${longest} characters` };
  }
  return { kind: 'ok', line };
}
