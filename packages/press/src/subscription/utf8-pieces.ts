import { TextDecoder } from 'node:util';

export type Utf8Piece =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The byte order mark says UTF-16, but the bytes are something else. */
  | { readonly kind: 'broken' };

/** Converts a file with a UTF-16 byte order mark to UTF-8; other files pass unchanged. */
export async function* utf8Pieces(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Utf8Piece> {
  let start: Uint8Array | null = new Uint8Array(0);
  let decoder: TextDecoder | null = null;
  for await (const chunk of content) {
    let bytes = chunk;
    if (start !== null) {
      bytes = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
      if (bytes.length < 2) {
        start = bytes;
        continue;
      }
      start = null;
      decoder = openUtf16(bytes);
    }
    const piece: Utf8Piece =
      decoder === null ? { kind: 'bytes', bytes } : decode(decoder, bytes, true);
    yield piece;
    if (piece.kind === 'broken') return;
  }
  if (start !== null) yield { kind: 'bytes', bytes: start };
  if (decoder !== null) yield decode(decoder, new Uint8Array(0), false);
}

function openUtf16([first, second]: Uint8Array): TextDecoder | null {
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : null;
  return encoding === null ? null : new TextDecoder(encoding, { fatal: true });
}

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): Utf8Piece {
  try {
    return { kind: 'bytes', bytes: Buffer.from(decoder.decode(bytes, { stream })) };
  } catch {
    return { kind: 'broken' };
  }
}
