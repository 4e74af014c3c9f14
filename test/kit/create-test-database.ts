import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrateDatabase, sql, type OpenedDatabase } from '@galley/db';
import { inject } from 'vitest';
import {
  copyDatabase,
  createOnCluster,
  createOnEach,
  distributeOnCluster,
  dropOnCluster,
  isCluster,
  joinMachines,
  renameOnCluster,
} from './test-cluster.ts';
import { templateName } from './test-run.ts';
import { endPooledConnections, listPooledConnections } from './pooled-connections.ts';
import {
  databaseUrl,
  directUrl,
  onServer,
  openDirectly,
  openTestDatabase,
  poolerUrl,
} from './test-server.ts';

/** A separate database, empty except for what migrations put there. */
export interface TestDatabase {
  readonly database: OpenedDatabase;
  readonly db: OpenedDatabase['db'];
  readonly connectionString: string;
  /** The environment that a spawned galley process needs to work on this database. */
  readonly env: { readonly DATABASE_URL: string; readonly DATABASE_DIRECT_URL?: string };
}

export interface DroppableTestDatabase extends TestDatabase {
  /**
   * Closes and drops it.
   *
   * @throws Error naming the connections that something other than `database` left open.
   */
  drop(): Promise<void>;
}

/** Any fixed number: the process that holds it creates the template of a run. */
const TEMPLATE_LOCK = 4_208_117;
/** A busy server notices a closed connection late; an idle one is closed after ten seconds. */
const LEAK_GRACE_MS = 6_000;

/** Creates a test database; for the usual one per file, see `withDatabase`. */
export async function createTestDatabase(): Promise<DroppableTestDatabase> {
  const template = await makeTemplate();
  const name = `galley_test_${inject('testRun')}_${randomBytes(4).toString('hex')}`;
  await onServer((admin) => copyDatabase(admin.db, { from: template, to: name }));
  return openDroppable(name);
}

/** The same with all tables on one machine: on a cluster, on its coordinator. */
export const createUndistributedDatabase = async (): Promise<DroppableTestDatabase> =>
  createMigrated(createOnCluster);

/** The same on a server that is no cluster, as far as this database knows. */
export const createPlainDatabase = async (): Promise<DroppableTestDatabase> =>
  createMigrated(async (admin, name) => {
    await sql`create database ${sql.id(name)}`.execute(admin);
  });

/**
 * The same, but owned by an ordinary role, and migrated before the cluster's machines knew of each
 * other: as if one Postgres had become its coordinator later.
 */
export async function createGrownDatabase(): Promise<DroppableTestDatabase> {
  if (!(await onServer(({ db }) => isCluster(db)))) return createTestDatabase();
  const name = `galley_test_${inject('testRun')}_${randomBytes(4).toString('hex')}`;
  const role = `${name}_role`;
  await onServer(async ({ db }) => {
    // Citus makes it on the other machines, too.
    await sql`create role ${sql.id(role)} login`.execute(db);
    await createOnEach(db, name, role);
  });
  const url = new URL(await databaseUrl(name));
  url.username = role;
  url.password = '';
  const database = await openTestDatabase(url.href);
  await migrateDatabase(database);
  await onServer(({ db }) => joinMachines(db, name));
  return {
    database,
    db: database.db,
    connectionString: url.href,
    env: { DATABASE_URL: url.href },
    async drop() {
      await dropTestDatabase(name, database);
      await onServer(({ db }) => sql`drop role ${sql.id(role)}`.execute(db));
    },
  };
}

async function createMigrated(
  create: (admin: OpenedDatabase['db'], name: string) => Promise<void>,
): Promise<DroppableTestDatabase> {
  if (!(await onServer(({ db }) => isCluster(db)))) return createTestDatabase();
  const name = `galley_test_${inject('testRun')}_${randomBytes(4).toString('hex')}`;
  await onServer(({ db }) => create(db, name));
  const opened = await openDroppable(name);
  await migrateDatabase(opened.database);
  return opened;
}

async function openDroppable(name: string): Promise<DroppableTestDatabase> {
  const connectionString = await databaseUrl(name);
  const database = await openTestDatabase(connectionString);
  const direct = directUrl(name);
  return {
    database,
    db: database.db,
    connectionString,
    env: {
      DATABASE_URL: connectionString,
      ...(direct !== null && { DATABASE_DIRECT_URL: direct }),
    },
    drop: () => dropTestDatabase(name, database),
  };
}

/** Created once per run, by the first worker that needs it, under a lock of the server. */
async function makeTemplate(): Promise<string> {
  const template = templateName(inject('testRun'));
  await onServer(async ({ db }) => {
    await db.connection().execute(async (one) => {
      await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`.execute(one);
      const { rows } = await sql`select from pg_database where datname = ${template}`.execute(one);
      if (rows.length > 0) return;
      await writeFile(join(inject('testDataDir'), 'template'), template); // for the teardown
      // Under another name until it is complete: otherwise others would copy a half-made one.
      const unfinished = `${template}_unfinished`;
      await createOnCluster(one, unfinished);
      const made = await openDirectly(unfinished);
      try {
        await migrateDatabase(made);
        await distributeOnCluster(made);
      } finally {
        await made.close();
      }
      await renameOnCluster(one, { from: unfinished, to: template });
    });
  });
  return template;
}

async function dropTestDatabase(name: string, database: OpenedDatabase): Promise<void> {
  await database.close();
  await onServer(async ({ db }) => {
    const left = await findLeaks(db, name);
    await dropOnCluster(db, name);
    if (left.length > 0) {
      throw new Error(`connections were left open by this test file:\n  ${left.join('\n  ')}`);
    }
  });
}

/** Connections still open after a moment; the server notices a closed one a little later. */
async function findLeaks(db: OpenedDatabase['db'], name: string): Promise<readonly string[]> {
  const deadline = Date.now() + LEAK_GRACE_MS;
  const pooler = await poolerUrl();
  if (pooler !== null) {
    const left = await untilNone(deadline, () => listPooledConnections(pooler, name));
    if (left.length > 0) return left;
    await endPooledConnections(pooler, name);
  }
  return untilNone(deadline, async () => {
    const { rows } = await sql<{ line: string }>`
      select concat(application_name, ': ', state, ', ', left(query, 120)) as line
        from pg_stat_activity where datname = ${name} and backend_type = 'client backend'
          and application_name not like 'citus%'`.execute(db);
    return rows.map(({ line }) => line);
  });
}

async function untilNone(
  deadline: number,
  list: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  for (;;) {
    const left = await list();
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(25);
  }
}
