import type { Context } from 'hono';
import { followChanges, type Follower } from './follow-changes.ts';
import type { Live } from './live.ts';

/** Bytes that may wait for a browser; a slower one reads everything again. */
const MOST_BYTES = 64 * 1024;

/** Answers with server-sent events, until the browser leaves or its session ends. */
export function streamEvents(context: Context, live: Live, follower: Follower): Response {
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // nginx would keep events back until it has a full buffer.
    'x-accel-buffering': 'no',
    // A web that stops would wait for a connection that could serve another request.
    connection: 'close',
  };
  // A router takes HEAD to a route of GET, and nobody would ever read or end that stream.
  if (context.req.method === 'HEAD') return context.body(null, 200, headers);
  const encoder = new TextEncoder();
  let leave: () => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        leave = followChanges(live, follower, {
          write: (text) => {
            controller.enqueue(encoder.encode(text));
            return (controller.desiredSize ?? 0) > 0;
          },
          end: () => controller.close(),
        });
      },
      // The browser has gone, or was gone before the answer began.
      cancel: () => leave(),
    },
    { highWaterMark: MOST_BYTES, size: ({ byteLength }) => byteLength },
  );
  return context.body(stream, 200, headers);
}
