import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '@galley/runtime';
import { seeRunningWeb } from '../shell/web-record.ts';

/**
 * Fails with the system's error if web can't listen on its port, before a database is created for
 * it. Web's own attempt decides in the end.
 */
export async function tryPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const server = createServer().listen({ host, port, exclusive: true });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

/** Says why web can't listen on its port, and what to do; null for any other error. */
export async function describePortTrouble(
  error: unknown,
  { dataDir, host, port }: Pick<Config, 'dataDir' | 'host' | 'port'>,
): Promise<string | null> {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    const own = await seeRunningWeb(dataDir);
    const by = own?.url.endsWith(`:${port}`)
      ? 'another Galley on this data folder'
      : 'another program';
    return `PORT: ${port} on ${host} is taken by ${by}. Stop it, or set another port: PORT=${port === 65535 ? 3000 : port + 1}`;
  }
  return code === 'EACCES' || code === 'EADDRNOTAVAIL'
    ? `HOST, PORT: this user can't listen on ${host} port ${port} (${code}).`
    : null;
}
