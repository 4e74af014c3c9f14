import { isForbiddenInHeader } from '../input/index.ts';

export type LineReading =
  | { readonly kind: 'ok'; readonly line: string }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads a field of one line: outer blanks dropped, nothing else altered. */
export function readLine(text: string, longest: number): LineReading {
  const line = text.trim();
  if (isForbiddenInHeader(line)) {
    return { kind: 'invalid', expected: 'one line without control or direction characters' };
  }
  if (line.length > longest) {
    return { kind: 'invalid', expected: `at most ${longest} characters` };
  }
  return { kind: 'ok', line };
}
