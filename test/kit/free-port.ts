import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the range from which systems assign ports, since those go to others within moments. */
const LOWEST = 10_000;
const HIGHEST = 32_000;

/**
 * A free loopback port that the system gives to no other program before it is used, or used again
 * after a kill.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    const server = createServer().listen(port, '127.0.0.1');
    const listens = await once(server, 'listening').catch(() => null);
    if (listens === null) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
