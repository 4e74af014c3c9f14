import type { Context } from 'hono';

/** Streams text piece by piece, so that a list of any length fits in memory. */
export function streamText(
  context: Context,
  type: 'text/csv' | 'application/x-ndjson',
  pieces: AsyncIterable<string>,
): Response {
  const rows = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await rows.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    // The reader went away: the query behind it ends too.
    cancel: async () => void (await rows.return?.()),
  });
  return context.body(stream, 200, { 'content-type': `${type}; charset=utf-8` });
}
