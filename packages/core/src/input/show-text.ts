/**
 * What a terminal obeys rather than shows, and what hides in a text: controls, halves of surrogates,
 * noncharacters, marks and overrides of direction, separators of lines, and blanks without width.
 * Joiners stay: emoji and Persian words are written with them.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
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

/** The same for text of several lines, which keeps its line feeds and tabs. */
export function showLinesHarmlessly(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    character === '\n' || character === '\t' ? character : `<${nameCharacter(character)}>`,
  );
}

/** Escapes the same characters in a text that is JSON, which goes on meaning the same. */
export function escapeInvisible(json: string): string {
  return json.replace(INVISIBLE, (character) =>
    character === '\n' ? character : escapeUnits(character),
  );
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
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
