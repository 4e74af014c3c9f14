/** Large enough to be cheap per piece, small enough to stay in the processor's cache. */
export const PIECE_BYTES = 512 * 1024;

/**
 * The segments of a body as few pieces, all of them in the one buffer: a piece is overwritten when
 * the next one is asked for.
 *
 * @param buffer of {@link PIECE_BYTES}; whoever reads the pieces must be done with one before it
 * asks for the next
 */
export function* cutBody(
  segments: readonly Uint8Array[],
  buffer: Uint8Array,
): Generator<Uint8Array, void, undefined> {
  const size = buffer.byteLength;
  let filled = 0;
  for (const segment of segments) {
    for (let from = 0; from < segment.byteLength;) {
      const room = size - filled;
      // A view costs more than most segments are long; few are cut.
      const whole = from === 0 && segment.byteLength <= room;
      const part = whole ? segment : segment.subarray(from, from + room);
      buffer.set(part, filled);
      filled += part.byteLength;
      from += part.byteLength;
      if (filled === size) {
        yield buffer;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled);
}
