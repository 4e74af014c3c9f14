import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Writes one row after the other through the proxy, to see when that is possible. */
export interface WriteProbe {
  /** The longest time without an acknowledged write since an instant (`Date.now()`), in seconds. */
  outageSince(at: number): number;
  /** Acknowledged writes that must still be in the database. */
  acknowledged(): readonly number[];
  stop(): Promise<void>;
}

const EVERY_MS = 100;
const PATIENCE_MS = 2_000;

export function probeWrites(url: string): WriteProbe {
  const ending = new AbortController();
  const acknowledged: { readonly number: number; readonly at: number }[] = [];
  let next = 0;

  async function write(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      application_name: 'probe',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      while (!ending.signal.aborted) {
        next += 1;
        const number = next;
        await client.query('insert into failover_probe (who, number) values ($1, $2)', [
          'probe',
          number,
        ]);
        acknowledged.push({ number, at: Date.now() });
        await sleep(EVERY_MS);
      }
    } finally {
      void client.end().catch(() => undefined);
    }
  }

  const writing = (async () => {
    while (!ending.signal.aborted) {
      await write().catch(() => sleep(EVERY_MS));
    }
  })();
  return {
    outageSince(at) {
      const times = [...acknowledged.map((one) => one.at), Date.now()];
      const first = Math.max(
        0,
        times.findIndex((time) => time > at),
      );
      const gaps = times.slice(first).map((time, index) => time - (times[first + index - 1] ?? at));
      return Math.max(0, ...gaps) / 1000;
    },
    acknowledged: () => acknowledged.map(({ number }) => number),
    async stop() {
      ending.abort();
      await writing;
    },
  };
}
