import { findForbiddenInLine } from '../input/index.ts';

/** The longest name that is kept, in UTF-16 units. */
export const LONGEST_NAME = 120;

/** Why a text is not a name that is kept. */
export type NameFlaw = 'control-characters' | 'long-name';

export type PersonNameReading =
  | { readonly kind: 'ok'; readonly name: string | null }
  | { readonly kind: 'invalid'; readonly flaw: NameFlaw; readonly expected: string };

/** Reads a person's name: NFC, outer white space dropped; nothing left means no name. */
export function parsePersonName(text: string): PersonNameReading {
  const name = text.trim().normalize('NFC');
  if (findForbiddenInLine(name) !== null) {
    const expected = 'a name without control or direction characters';
    return { kind: 'invalid', flaw: 'control-characters', expected };
  }
  if (name.length > LONGEST_NAME) {
    const expected = `a name of at most ${LONGEST_NAME} characters`;
    return { kind: 'invalid', flaw: 'long-name', expected };
  }
  return { kind: 'ok', name: name === '' ? null : name };
}

const MERGE_TAG = /\*\|.*\|\*|\{\{.*\}\}|\{%.*%\}|<%.*%>|%%.*%%|\[\[.*\]\]|\$\{.*\}|%[A-Z_]+%/s;

/** Whether a name holds a placeholder of a mail program that was never filled in. */
export const holdsMergeTag = (name: string): boolean =>
  // A longer text is not a name, and looking for pairs in it could take long.
  name.length <= 4 * LONGEST_NAME && MERGE_TAG.test(name);
