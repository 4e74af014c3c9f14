import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Fails with the system's error if web can't listen on its port, before a database is created for
 * it. Web's own attempt decides in the end.
 */
export async function tryPort(host: string, port: number): Promise<void> {
  const server = createServer().listen({ host, port, exclusive: true });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
