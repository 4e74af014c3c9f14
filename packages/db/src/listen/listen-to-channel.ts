import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseLog } from '../database-event.ts';
import type { OpenedDatabase } from '../open-database.ts';

const CONNECT_TIMEOUT_MS = 3_000;
/** So often the server is asked for a sign of life: one that was cut off says nothing. */
const ASK_MS = 3_000;
/** A notification takes a millisecond; a busy machine is not taken for a pooler. */
const HEAR_TIMEOUT_MS = 10_000;
const NOTHING_HEARD =
  'nothing that is notified arrives: a pooler may be in between, or it is another database';
const SHORTEST_PAUSE_MS = 500;
/** Once there is a new primary, people and other processes should be heard within seconds. */
const LONGEST_PAUSE_MS = 2_000;

export interface ChannelListener {
  /** Stops listening and closes the connection, without waiting for Postgres. */
  stop(): Promise<void>;
}

/** The database in which others notify, and how to hear them. */
export type ListeningDatabase = Pick<
  OpenedDatabase,
  'directConnectionString' | 'applicationName' | 'pool'
>;

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
 * Listens to a channel of Postgres' `NOTIFY` on a connection of its own, past a pooler if the settings
 * say how. It counts as open once it has heard what another connection notified: a pooler may accept
 * `LISTEN` and never pass anything on. A connection that is lost, or hears nothing, is opened again,
 * with growing pauses. Does not wait for the first connection.
 */
export function listenToChannel(
  database: ListeningDatabase,
  options: ListenOptions,
): ChannelListener {
  const { channel, name, heard, opened, lost: noteLoss, log } = options;
  const stopping = new AbortController();
  const { signal } = stopping;

  /** Listens until the connection is lost; rejects with the reason. */
  async function listen(connected: () => void): Promise<never> {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: database.directConnectionString,
      application_name: `${database.applicationName} (${name})`,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: CONNECT_TIMEOUT_MS,
      stream: () => socket,
    });
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection was closed')));
    });
    lost.catch(() => undefined);
    const trial = `galley_trial_${randomBytes(6).toString('hex')}`;
    const hears = Promise.withResolvers<void>();
    client.on('notification', (notified) => {
      if (notified.channel === trial) hears.resolve();
      else if (!signal.aborted) heard(notified.payload ?? '');
    });
    const cutOff = () => socket.destroy();
    signal.addEventListener('abort', cutOff);
    try {
      await client.connect();
      await client.query(`listen ${channel}; listen ${trial}`);
      await Promise.race([hearOneself(trial, hears), lost]);
      connected();
      return await Promise.race([lost, askForLife(client)]);
    } finally {
      noteLoss?.();
      signal.removeEventListener('abort', cutOff);
      socket.destroy();
    }
  }

  /** Rejects once the server no longer answers. */
  async function askForLife(client: pg.Client): Promise<never> {
    for (;;) {
      await sleep(ASK_MS, undefined, { signal });
      await client.query('select 1');
    }
  }

  /** Notifies on another connection, as all others do. */
  async function hearOneself(trial: string, hears: PromiseWithResolvers<void>): Promise<void> {
    const timer = setTimeout(hears.reject, HEAR_TIMEOUT_MS, new Error(NOTHING_HEARD));
    try {
      await Promise.all([
        hears.promise,
        database.pool.query('select pg_notify($1, $2)', [trial, '']),
      ]);
    } finally {
      clearTimeout(timer);
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
