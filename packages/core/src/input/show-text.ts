import { replaceInvisible } from './characters.ts';

const LONGEST = 60;

/** Names a character by its code point: `U+202E`. */
export function nameCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Replaces what a terminal would obey rather than show (control and direction characters). */
export const showHarmlessly = (text: string): string =>
  replaceInvisible(text, (character) => `<${nameCharacter(character)}>`);

/** The same for text of several lines, which keeps its line feeds and tabs. */
export const showLinesHarmlessly = (text: string): string =>
  replaceInvisible(text, (character) =>
    character === '\n' || character === '\t' ? character : `<${nameCharacter(character)}>`,
  );

/** Escapes the same characters in JSON without changing what it means. */
export const escapeInvisible = (json: string): string =>
  replaceInvisible(json, (character) => (character === '\n' ? character : escapeUnits(character)));

const escapeUnits = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

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
