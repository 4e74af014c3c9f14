import { createReadStream } from 'node:fs';
import type { InputProblem } from '@galley/core/input';

/** Thrown by a stream that holds more than may be read. */
export class TooManyBytes extends Error {
  readonly most: number;
  constructor(most: number) {
    super(`more than ${most} bytes`);
    this.most = most;
  }
}

/** Passes a stream on up to its limit; whatever feeds it (a device, a pipe, a file that grows) ends there. */
export async function* limitBytes(
  content: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const piece of content) {
    read += piece.byteLength;
    if (read > most) throw new TooManyBytes(most);
    yield piece;
  }
}

/**
 * Reads a file, or anything else that a path may lead to.
 *
 * @throws TooManyBytes when it holds more than `most`; at most one byte more is read
 */
export const readFileUpTo = async (path: string, most: number): Promise<Uint8Array> =>
  collect(limitBytes(createReadStream(path, { end: most }), most));

/** Joins the pieces of a stream. */
export async function collect(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reports a file that is too long. */
export const tooLong = (file: string, { most }: TooManyBytes): InputProblem => ({
  file,
  line: 1,
  found: `more than ${most} bytes`,
  expected: `at most ${most} (${most / 1024} KiB)`,
});
