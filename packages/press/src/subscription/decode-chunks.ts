import { decodeInput, type InputProblem } from '@galley/core/input';
import { utf8Pieces } from './utf8-pieces.ts';

export type DecodedChunk =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'broken'; readonly problem: InputProblem };

const CARRIAGE_RETURN = 0x0d;

/**
 * Decodes a file piece by piece, wherever it is cut: UTF-8 with or without a byte order mark, or
 * UTF-16 with one. Every line ending becomes a line feed. The first invalid bytes end it; their
 * line is reported.
 */
export async function* decodeChunks(
  file: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<DecodedChunk> {
  let line = 1;
  let rest: Uint8Array = Buffer.alloc(0);
  let isFirst = true;

  const decode = (bytes: Uint8Array): DecodedChunk => {
    const decoded = decodeInput({ file, bytes, maxBytes: Infinity });
    if (decoded.kind === 'invalid') {
      const problem = decoded.problems[0] ?? { file, line: 1, found: 'bytes', expected: 'UTF-8' };
      return { kind: 'broken', problem: { ...problem, line: problem.line + line - 1 } };
    }
    // Only the start of the file can hold a byte order mark.
    const text = isFirst || !startsWithMark(bytes) ? decoded.text : `\ufeff${decoded.text}`;
    isFirst = false;
    line += countLines(text);
    return { kind: 'text', text };
  };

  for await (const piece of utf8Pieces(content)) {
    if (piece.kind === 'broken') {
      const found = 'bytes that are not UTF-16, despite the byte order mark';
      yield { kind: 'broken', problem: { file, line, found, expected: 'UTF-8 or UTF-16' } };
      return;
    }
    const bytes = rest.length === 0 ? piece.bytes : Buffer.concat([rest, piece.bytes]);
    if (isFirst && isArchive(bytes)) {
      const found = 'an archive or a workbook (ZIP, Excel)';
      yield {
        kind: 'broken',
        problem: { file, line, found, expected: 'the CSV file in it, or the sheet saved as CSV' },
      };
      return;
    }
    const end = wholeUntil(bytes);
    rest = bytes.subarray(end);
    if (end === 0) continue;
    const decoded = decode(bytes.subarray(0, end));
    yield decoded;
    if (decoded.kind === 'broken') return;
  }
  if (rest.length > 0 || isFirst) yield decode(rest);
}

/** Counts the bytes that can be decoded so far, without half a character or half a CRLF. */
function wholeUntil(bytes: Uint8Array): number {
  const { length } = bytes;
  if (bytes[length - 1] === CARRIAGE_RETURN) return length - 1;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? length - back : length;
  }
  return length;
}

const sequenceLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

/** ZIP archives, which include Excel workbooks. */
const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

const startsWithMark = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
