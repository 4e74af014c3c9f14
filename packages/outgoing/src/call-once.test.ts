import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { callOnce } from './call-once.ts';

test.each([
  ['switches protocols', 'HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
  ['does not speak HTTP', 'hello\r\n\r\n'],
  ['has endless headers', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`],
])('a server that %s counts as not answering', async (_, says) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(says));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const called = callOnce(
    { url: new URL(`http://a.example:${port}/`), address: '127.0.0.1' },
    { method: 'HEAD', headers: {}, signal: AbortSignal.timeout(20_000) },
  );
  // The error is the broken answer, not the timeout.
  await expect(called).rejects.toSatisfy(
    (error) => error instanceof Error && error.name !== 'AbortError',
  );
});
