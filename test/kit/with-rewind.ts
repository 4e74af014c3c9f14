import { sql } from '@galley/db';
import { afterEach } from 'vitest';
import {
  createPlainDatabase,
  type DroppableTestDatabase,
  type TestDatabase,
} from './create-test-database.ts';
import { endPooledConnections } from './pooled-connections.ts';
import { onServer, openTestDatabase, poolerUrl } from './test-server.ts';

/**
 * A database that can go back to a snapshot, as a restored backup does. It is never distributed, since
 * a backup is only restored where nothing is yet, and released before that can change.
 */
export interface RewindableDatabase extends TestDatabase {
  /** Keeps what it holds now. Nothing else may be connected to it. */
  snapshot(): Promise<void>;
  /** Goes back to the snapshot without a word, as when a standby takes over that was behind. */
  fallBack(): Promise<void>;
  /** Goes back to the snapshot, and holds the installation as a restore does. */
  rewind(held?: 'restored' | 'copy'): Promise<void>;
}

/** Makes rewindable databases, and drops them after each test. */
export function withRewind(): () => Promise<RewindableDatabase> {
  const made: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const drop of made.splice(0)) await drop();
  });
  return async () => {
    const { rewindable, drop } = await openRewindable();
    made.push(drop);
    return rewindable;
  };
}

async function openRewindable() {
  const first: DroppableTestDatabase = await createPlainDatabase();
  const { connectionString, env } = first;
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(first.db);
  const name = rows[0]?.name ?? '';
  const kept = `${name}_snapshot`;
  let database = first.database;
  let snapshotAt: Date | null = null;
  const copy = async (from: string, to: string) => {
    await database.close();
    const pooler = await poolerUrl();
    if (pooler !== null) await endPooledConnections(pooler, from);
    await onServer(async ({ db }) => {
      await sql`drop database if exists ${sql.id(to)} with (force)`.execute(db);
      await sql`create database ${sql.id(to)} template ${sql.id(from)}`.execute(db);
    });
    database = await openTestDatabase(connectionString);
  };
  const rewindable: RewindableDatabase = {
    get database() {
      return database;
    },
    get db() {
      return database.db;
    },
    connectionString,
    env,
    async snapshot() {
      const now = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(database.db);
      snapshotAt = now.rows[0]?.now ?? null;
      await copy(name, kept);
    },
    fallBack: () => copy(kept, name),
    async rewind(held = 'restored') {
      await copy(kept, name);
      await sql`update installation set restored_at = now(), snapshot_at = ${snapshotAt},
        held = ${held}::text`.execute(database.db);
    },
  };
  const drop = async () => {
    await database.close();
    await onServer(async ({ db }) => {
      for (const each of [name, kept]) {
        await sql`drop database if exists ${sql.id(each)} with (force)`.execute(db);
      }
    });
  };
  return { rewindable, drop };
}
