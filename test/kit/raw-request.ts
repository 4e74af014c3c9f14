import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * Sends exact bytes to a port of this machine and reads until the other side closes: for requests
 * that no HTTP client would send.
 */
export async function rawRequest(
  port: number,
  bytes: string | Buffer,
): Promise<{ readonly status: number; readonly head: string; readonly body: string }> {
  const socket = connect(port, '127.0.0.1');
  // The other side may close while we still send: what it answered before counts.
  socket.on('error', () => undefined);
  socket.write(bytes);
  const said = await text(socket);
  const [head = '', body = ''] = said.split(/\r\n\r\n(.*)/s);
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body };
}
