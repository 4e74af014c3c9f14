import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Node } from './node.ts';

const TRIES = 5;
const PATIENCE_MS = 2_000;
/** Marks rows that must never be there. */
export const FENCED = 'fenced';

/**
 * Tries to write straight into a node that lost its role, while it finds that out: each try has to
 * fail, or stay unanswered because no standby confirms it.
 */
export async function triesToWrite(
  { name, url }: Node,
  how: string,
  problem: (line: string) => void,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    client.on('error', () => undefined);
    const written = await client
      .connect()
      .then(() => client.query(`insert into failover_probe (who) values ('${FENCED}')`))
      .then(
        () => true,
        () => false,
      );
    void client.end().catch(() => undefined);
    if (written) problem(`${name} took a write after it was ${how} and replaced`);
    await sleep(200);
  }
}
