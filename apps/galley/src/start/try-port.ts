import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Fails at once, with the system's own error, where web could not listen: sooner than after a
 * database was made for it. Web's own attempt decides in the end.
 */
export const tryPort = async (host: string, port: number): Promise<void> => {
  const server = createServer().listen({ host, port, exclusive: true });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
};
