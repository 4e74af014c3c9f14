import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseLog } from '../database-event.ts';
import type { OpenedDatabase } from '../open-database.ts';
import { WAKE_UPS, WAKE_UP_CHANNEL, type WakeUp } from './wake-ups.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** After this silence the connection is tested, so that a dead one is noticed. */
const KEEP_ALIVE_MS = 10_000;
const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface WakeUpListener {
  /** Stops listening and closes the connection, without waiting for Postgres. */
  stop(): Promise<void>;
}

/**
 * Listens for wake-ups on a connection of its own. A lost connection is opened again, with growing
 * pauses. Each time it opens, every wake-up counts as heard, since some may have been missed.
 * Does not wait for the first connection: until it is open, and behind a pooler that can't listen,
 * polling finds the work.
 *
 * @param options.heard called for every wake-up, from any process; must not throw
 */
export function listenForWakeUps(
  database: Pick<OpenedDatabase, 'connectionString' | 'applicationName'>,
  options: { readonly heard: (wakeUp: WakeUp) => void; readonly log?: DatabaseLog },
): WakeUpListener {
  const { heard, log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;

  /** Listens until the connection is lost; rejects with the reason. */
  async function listen(connected: () => void): Promise<never> {
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
      connected();
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

const LOST = 'wake-ups do not arrive; until they do, polling finds work every few seconds';
