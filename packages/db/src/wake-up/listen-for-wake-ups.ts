import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseLog } from '../database-event.ts';
import type { OpenedDatabase } from '../open-database.ts';
import { WAKE_UPS, WAKE_UP_CHANNEL, type WakeUp } from './wake-ups.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** A silent connection is tested after this time, so that one whose other end has gone is noticed. */
const KEEP_ALIVE_MS = 10_000;
const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface WakeUpListener {
  /** Hears nothing more and closes the connection; does not wait for Postgres. */
  stop(): Promise<void>;
}

/**
 * Hears wake-ups on one connection of its own, outside of every pool. A connection that is lost is
 * made again, ever more slowly; what was missed meanwhile is made good by hearing every wake-up
 * once it stands again. Start doesn't wait for the connection: until it stands, as behind a pooler
 * that can't listen, the pauses between two looks at the rows are all that is lost.
 *
 * @param options.heard is called at least once for every wake-up that was committed while the
 * connection stood, from whichever process; must return at once and not throw
 */
export function listenForWakeUps(
  database: Pick<OpenedDatabase, 'connectionString' | 'applicationName'>,
  options: { readonly heard: (wakeUp: WakeUp) => void; readonly log?: DatabaseLog },
): WakeUpListener {
  const { heard, log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;

  /** Listens until the connection is lost; rejects with what it was lost by. */
  async function listen(stands: () => void): Promise<never> {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: database.connectionString,
      application_name: `${database.applicationName} (wake-ups)`,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      stream: () => socket,
    });
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection was closed')));
    });
    lost.catch(() => undefined);
    client.on('notification', ({ payload }) => {
      const wakeUp = WAKE_UPS.find((name) => name === payload);
      if (wakeUp !== undefined && !signal.aborted) heard(wakeUp);
    });
    const cutOff = () => socket.destroy();
    signal.addEventListener('abort', cutOff);
    try {
      await client.connect();
      await client.query(`listen ${WAKE_UP_CHANNEL}`);
      stands();
      return await lost;
    } finally {
      signal.removeEventListener('abort', cutOff);
      socket.destroy();
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      await listen(() => {
        if (failures > 0) log?.({ level: 'info', message: 'listening for wake-ups again' });
        failures = 0;
        for (const wakeUp of WAKE_UPS) if (!signal.aborted) heard(wakeUp);
      }).catch((error: unknown) => {
        if (failures === 0 && !signal.aborted) log?.({ level: 'warn', message: LOST, error });
      });
      const pause = Math.min(SHORTEST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
      failures += 1;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const LOST = 'wake-ups are not heard; until they are, work is found every few seconds';
