/** The longest name that is kept, in UTF-16 units. */
export const LONGEST_NAME = 120;

export type PersonNameReading =
  | { readonly kind: 'ok'; readonly name: string | null }
  | { readonly kind: 'invalid'; readonly expected: string };

// Control characters, line and paragraph separators, surrogates without partner, and what turns the
// direction of the text around it: such a name could forge a header or a line of a log.
const FORBIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]/u;

/** Reads a person's name: NFC, outer white space dropped; nothing left means no name. */
export function parsePersonName(text: string): PersonNameReading {
  const name = text.trim().normalize('NFC');
  if (FORBIDDEN.test(name)) {
    return { kind: 'invalid', expected: 'a name without control or direction characters' };
  }
  if (name.length > LONGEST_NAME) {
    return { kind: 'invalid', expected: `a name of at most ${LONGEST_NAME} characters` };
  }
  return { kind: 'ok', name: name === '' ? null : name };
}

const MERGE_TAG = /\*\|.*\|\*|\{\{.*\}\}|\{%.*%\}|<%.*%>|%%.*%%|\[\[.*\]\]|\$\{.*\}|%[A-Z_]+%/s;

/** Whether a name holds a placeholder of a mail program that was never filled in. */
export const holdsMergeTag = (name: string): boolean =>
  // What is longer is no name; looking for pairs in it could take long.
  name.length <= 4 * LONGEST_NAME && MERGE_TAG.test(name);
