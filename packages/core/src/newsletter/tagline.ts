import { readLine } from './one-line.ts';

const LONGEST_TAGLINE = 200;

export type TaglineReading =
  | { readonly kind: 'ok'; readonly tagline: string }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads the sentence that introduces a newsletter: one line. */
export function parseTagline(text: string): TaglineReading {
  const line = readLine(text, LONGEST_TAGLINE);
  return line.kind === 'invalid' ? line : { kind: 'ok', tagline: line.line };
}
