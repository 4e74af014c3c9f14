import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { OneAnswer } from './call-once.ts';

/** The content codings that `readBody` undoes. */
export const CODINGS = 'gzip, br, deflate';

export type Body =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  /** There is more; these are the first bytes. */
  | { readonly kind: 'longer'; readonly bytes: Buffer }
  | { readonly kind: 'unknown-coding'; readonly coding: string };

/**
 * Reads a body of at most `most` bytes, both as it travels and inflated. It counts while it
 * inflates and stops at the limit, so a few bytes that stand for gigabytes cost no memory.
 *
 * @throws when the body breaks off or its coding is damaged
 */
export async function readBody(answer: OneAnswer, most: number): Promise<Body> {
  const coding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  const decoder = decoderFor(coding);
  if (decoder === undefined) return { kind: 'unknown-coding', coding };
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of inflated(answer.body, decoder, most)) {
    length += chunk.length;
    if (length > most) {
      const rest = chunk.subarray(0, chunk.length - (length - most));
      return { kind: 'longer', bytes: Buffer.concat([...chunks, rest]) };
    }
    chunks.push(chunk);
  }
  return { kind: 'whole', bytes: Buffer.concat(chunks) };
}

function inflated(body: Readable, decoder: Transform | null, most: number): AsyncIterable<Buffer> {
  if (decoder === null) return body;
  async function* limited(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let travelled = 0;
    for await (const chunk of source) {
      travelled += chunk.length;
      if (travelled > most) throw new Error('the coded body is longer than it may be inflated');
      yield chunk;
    }
  }
  // Errors reach the reader through the decoder.
  return pipeline(body, limited, decoder, () => undefined);
}

/** Null when there is nothing to undo, undefined when the coding isn't known. */
function decoderFor(coding: string): Transform | null | undefined {
  switch (coding) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress({
        params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 0 },
      });
    default:
      return undefined;
  }
}
