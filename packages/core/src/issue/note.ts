import { findForbiddenInText, hasInk, nameCharacter } from '../input/index.ts';

export type NoteReading =
  | { readonly kind: 'ok'; readonly note: string | null }
  | { readonly kind: 'invalid'; readonly expected: string };

const LONGEST = 5000;
const PARAGRAPHS = /\n[^\S\n]*\n\s*/u;

/**
 * Reads an editor's note, text without markup: paragraphs with an empty line between them. A text
 * that shows nothing is no note.
 *
 * @example
 * readNote('Dear readers,\r\n\r\nhappy new year.'); // { kind: 'ok', note: 'Dear readers,\n\nhappy new year.' }
 */
export function readNote(text: string): NoteReading {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ');
  const forbidden = findForbiddenInText(lines);
  if (forbidden !== null) {
    return { kind: 'invalid', expected: `a text without ${nameCharacter(forbidden)}` };
  }
  const paragraphs = lines
    .split(PARAGRAPHS)
    .map((paragraph) => paragraph.trim())
    .filter(hasInk);
  const note = paragraphs.join('\n\n');
  if (note.length > LONGEST) {
    return { kind: 'invalid', expected: `at most ${LONGEST} characters` };
  }
  return { kind: 'ok', note: note === '' ? null : note };
}

/** The paragraphs of a note that was read; none of no note. */
export const noteParagraphs = (note: string | null): readonly string[] =>
  note === null ? [] : note.split('\n\n');
