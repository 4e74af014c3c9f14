const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const LONGEST = 60;

/** Names a character by its code point: `U+202E`. */
export function nameCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Replaces what a terminal would obey rather than show (control and direction characters). */
export function showHarmlessly(text: string): string {
  return text.replace(INVISIBLE, (character) => `<${nameCharacter(character)}>`);
}

/**
 * Quotes a piece of input for a message: shortened, and harmless on a terminal.
 *
 * @example quoteInput('Smarch 11, 2026') // '"Smarch 11, 2026"'
 */
export function quoteInput(text: string): string {
  const characters = Array.from(text.slice(0, 4 * LONGEST));
  const cut = characters.length > LONGEST;
  return `"${showHarmlessly(characters.slice(0, LONGEST).join(''))}${cut ? '…' : ''}"`;
}
