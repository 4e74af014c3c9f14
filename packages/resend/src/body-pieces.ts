/** Large enough to be cheap per piece, small enough to stay in the processor's cache. */
export const PIECE_BYTES = 512 * 1024;

/**
 * Yields the segments of a body as a few pieces. All share one buffer: each piece overwrites the
 * one before, so the reader must be done with a piece before it takes the next.
 *
 * @param buffer of {@link PIECE_BYTES}
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
      // Creating a view costs more than copying most segments, and few have to be cut.
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
