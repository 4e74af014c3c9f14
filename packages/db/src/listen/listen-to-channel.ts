import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseLog } from '../database-event.ts';
import type { OpenedDatabase } from '../open-database.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** After this silence the connection is tested, so that a dead one is noticed. */
const KEEP_ALIVE_MS = 10_000;
const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface ChannelListener {
  /** Stops listening and closes the connection, without waiting for Postgres. */
  stop(): Promise<void>;
}

export interface ListenOptions {
  readonly channel: string;
  /** What arrives on the channel, such as "wake-ups"; shown in `pg_stat_activity` and logs. */
  readonly name: string;
  /** What follows while nothing arrives, for the log. */
  readonly meanwhile: string;
  /** Called for every notification, from any process; must not throw. */
  readonly heard: (payload: string) => void;
  /** Called each time the connection opens: some notifications may have been missed before. */
  readonly opened: () => void;
  /** Called each time the connection is lost: from now on, notifications may be missed. */
  readonly lost?: (() => void) | undefined;
  readonly log?: DatabaseLog | undefined;
}

/**
 * Listens to a channel of Postgres' `NOTIFY` on a connection of its own. A lost connection is opened
 * again, with growing pauses. Does not wait for the first connection.
 */
export function listenToChannel(
  database: Pick<OpenedDatabase, 'connectionString' | 'applicationName'>,
  options: ListenOptions,
): ChannelListener {
  const { channel, name, heard, opened, lost: noteLoss, log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;

  /** Listens until the connection is lost; rejects with the reason. */
  async function listen(connected: () => void): Promise<never> {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: database.connectionString,
      application_name: `${database.applicationName} (${name})`,
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
      if (!signal.aborted) heard(payload ?? '');
    });
    const cutOff = () => socket.destroy();
    signal.addEventListener('abort', cutOff);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      connected();
      return await lost;
    } finally {
      noteLoss?.();
      signal.removeEventListener('abort', cutOff);
      socket.destroy();
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      await listen(() => {
        if (failures > 0) log?.({ level: 'info', message: `listening for ${name} again` });
        failures = 0;
        if (!signal.aborted) opened();
      }).catch((error: unknown) => {
        const message = `${name} do not arrive; ${options.meanwhile}`;
        if (failures === 0 && !signal.aborted) log?.({ level: 'warn', message, error });
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
