import type { InputProblem } from './input-problem.ts';

const LINE_FEED = 0x0a;

export type DecodedInput =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'invalid'; readonly problems: readonly InputProblem[] };

/**
 * Decodes a file's bytes: UTF-8, with or without a byte order mark (which is dropped), with every
 * line ending as a line feed. Refuses files above `maxBytes` and bytes that are not UTF-8.
 */
export function decodeInput(input: {
  file: string;
  bytes: Uint8Array;
  maxBytes: number;
}): DecodedInput {
  const { file, bytes, maxBytes } = input;
  const refuse = (line: number, found: string, expected: string): DecodedInput => ({
    kind: 'invalid',
    problems: [{ file, line, found, expected }],
  });
  if (bytes.length > maxBytes) {
    return refuse(1, `${bytes.length} bytes`, `at most ${maxBytes} (${maxBytes / 1024} KiB)`);
  }
  const text = decode(bytes);
  if (text !== null) return { kind: 'ok', text: unifyLineEndings(text) };
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (utf16) return refuse(1, 'UTF-16', 'UTF-8');
  return refuse(lineOfFirstBadByte(bytes), 'bytes that are not UTF-8', 'UTF-8');
}

/** Turns every line ending into a line feed, and drops a byte order mark at the start. */
export const unifyLineEndings = (text: string): string =>
  text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

function decode(bytes: Uint8Array): string | null {
  try {
    // `unifyLineEndings` drops the mark; if the decoder dropped one too, two would be lost.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A line feed is never part of a longer UTF-8 sequence, so each line can be tried alone. */
function lineOfFirstBadByte(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end === -1 || decode(bytes.subarray(start, end)) === null) return line;
    start = end + 1;
    line += 1;
  }
}
