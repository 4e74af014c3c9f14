import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import pg from 'pg';
import type { DatabaseLog } from '../database-event.ts';
import { isAwayState } from './is-database-away.ts';

/** Whether the database can be reached, as far as this process knows. */
export interface ServerWatch {
  isAway(): boolean;
  /** Tells of each change; returns what ends that. */
  follow(listener: (isAway: boolean) => void): () => void;
}

const LOOK_MS = 500;
/** A statement may take longer than this; then a second connection asks whether its server lives. */
const SILENCE_MS = 1_000;
const PATIENCE_MS = 1_000;
/** For a new connection's first question; until it is answered, nobody waits for that connection only. */
const FIRST_MS = 3_000;

/** What pg keeps to itself of a connection. */
interface Wired {
  readonly connection: EventEmitter & { readonly stream: Socket };
  /** False while a statement is under way. */
  readonly readyForQuery: boolean;
}

interface Line {
  readonly wired: Wired;
  isIdle: boolean;
  bytes: number;
  heard: boolean;
  silentMs: number;
}

/** Names one life of one server. */
const WHO = 'select pg_postmaster_start_time()::text as server';
const servers = new WeakMap<object, string>();

/**
 * Also, whether commits wait for a synchronous standby: a server that has none answers questions,
 * and takes no change.
 */
const HOW = `${WHO}, exists (select from pg_stat_activity
  where datname = current_database() and wait_event = 'SyncRep'
    and state_change < clock_timestamp() - interval '2 seconds') as waits`;

/** Asks a new connection's server for its name, before the pool hands it out. */
export async function noteServer(client: pg.ClientBase): Promise<void> {
  const asked = { text: WHO, query_timeout: FIRST_MS } as pg.QueryConfig;
  const { rows } = await client.query<{ server: string }>(asked);
  servers.set(client, rows[0]?.server ?? '');
}

/**
 * Watches a pool for connections to a server that is gone without a word: one that was cut off, or
 * stands still, while another one took its place. Neither TCP nor the pool notices that for minutes.
 * Connections on which a server said that it goes away, or takes no writes any more, are not used again.
 */
export function watchServer(
  pool: pg.Pool,
  config: pg.ClientConfig,
  log: DatabaseLog | undefined,
): { readonly watch: ServerWatch; readonly stop: () => void } {
  const lines = new Map<pg.PoolClient, Line>();
  const spoiled = new WeakSet<pg.PoolClient>();
  const listeners = new Set<(isAway: boolean) => void>();
  let awaySince: number | null = null;
  let waitedMs = 0;
  let served = false;
  let asking = false;

  pool.on('connect', (client) => {
    const wired = client as unknown as Wired;
    const line: Line = { wired, isIdle: false, bytes: 0, heard: true, silentMs: 0 };
    lines.set(client, line);
    wired.connection.on('errorMessage', ({ code = '' }: { readonly code?: string }) => {
      if (isAwayState(code)) spoiled.add(client);
    });
  });
  pool.on('acquire', (client) => {
    served = true;
    const line = lines.get(client);
    if (line) line.isIdle = false;
  });
  pool.on('release', (_, client) => {
    const line = lines.get(client);
    if (line) line.isIdle = true;
    if (spoiled.has(client)) void end(client);
  });
  pool.on('remove', (client) => lines.delete(client));

  const timer = setInterval(() => {
    let isSilent = false;
    for (const line of lines.values()) {
      const isBusy = !line.wired.readyForQuery;
      const { bytesRead } = line.wired.connection.stream;
      line.heard = bytesRead !== line.bytes;
      line.bytes = bytesRead;
      line.silentMs = isBusy && !line.heard ? line.silentMs + LOOK_MS : 0;
      if (line.silentMs >= SILENCE_MS) isSilent = true;
    }
    const isWaiting = pool.waitingCount > 0 || pool.totalCount > lines.size;
    waitedMs = isWaiting && !served ? waitedMs + LOOK_MS : 0;
    served = false;
    if ((isSilent || waitedMs >= SILENCE_MS || awaySince !== null) && !asking) void ask();
  }, LOOK_MS).unref();

  /** Asks on a connection of its own who serves now. */
  async function ask(): Promise<void> {
    asking = true;
    const began = performance.now();
    const client = new pg.Client({
      ...config,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ server: string; waits: boolean }>(HOW);
      leaveOthers(rows[0]?.server ?? '');
      const waits = rows[0]?.waits === true;
      setAway(waits, new Error('commits wait for a standby'));
    } catch (error) {
      // A busy machine is slow too.
      const isSlow = performance.now() - began >= PATIENCE_MS;
      if (!isSlow || ![...lines.values()].some(({ heard }) => heard)) setAway(true, error);
    } finally {
      asking = false;
      void end(client);
    }
  }

  /** Those to another server are silent for ever, or will be. */
  function leaveOthers(server: string): void {
    for (const [client, { wired, silentMs, isIdle }] of lines) {
      if (servers.get(client) === server) continue;
      if (isIdle || silentMs >= SILENCE_MS) {
        wired.connection.stream.destroy(
          Object.assign(new Error('another server has taken over'), { code: '08006' }),
        );
      }
    }
  }

  function setAway(isAway: boolean, error?: unknown): void {
    if (pool.ending || isAway === (awaySince !== null)) return;
    if (awaySince !== null) {
      const seconds = Math.round((performance.now() - awaySince) / 1000);
      log?.({ level: 'info', message: `the database answers again, after ${seconds} s` });
    } else log?.({ level: 'warn', message: 'the database does not answer', error });
    awaySince = isAway ? performance.now() : null;
    for (const listener of listeners) listener(isAway);
  }

  return {
    watch: {
      isAway: () => awaySince !== null,
      follow(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    stop: () => clearInterval(timer),
  };
}

/** A database that is away says so itself, by errors: its server is on this machine. */
export const UNWATCHED: ServerWatch = { isAway: () => false, follow: () => () => undefined };

/** Never waits for a server that doesn't answer. */
const end = async (client: pg.ClientBase): Promise<void> =>
  (client as pg.Client).end().catch(() => undefined);
