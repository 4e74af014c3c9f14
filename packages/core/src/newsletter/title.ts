import { readLine } from './one-line.ts';

const LONGEST_TITLE = 120;

export type TitleReading =
  | { readonly kind: 'ok'; readonly title: string }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads a newsletter's title: one line that is not blank. */
export function parseTitle(text: string): TitleReading {
  const line = readLine(text, LONGEST_TITLE);
  if (line.kind === 'invalid') return line;
  return line.line === ''
    ? { kind: 'invalid', expected: 'a title' }
    : { kind: 'ok', title: line.line };
}
