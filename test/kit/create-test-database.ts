import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrateDatabase, sql, type OpenedDatabase } from '@galley/db';
import { inject } from 'vitest';
import { templateName } from './test-run.ts';
import { databaseUrl, onServer, openTestDatabase } from './test-server.ts';

/** A separate database, empty except for what migrations put there. */
export interface TestDatabase {
  readonly database: OpenedDatabase;
  readonly db: OpenedDatabase['db'];
  readonly connectionString: string;
  /** The environment that a spawned galley process needs to work on this database. */
  readonly env: { readonly DATABASE_URL: string };
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
  await onServer(({ db }) =>
    sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(db),
  );
  const connectionString = await databaseUrl(name);
  const database = await openTestDatabase(connectionString);
  return {
    database,
    db: database.db,
    connectionString,
    env: { DATABASE_URL: connectionString },
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
      await sql`drop database if exists ${sql.id(unfinished)}`.execute(one);
      await sql`create database ${sql.id(unfinished)}`.execute(one);
      const made = await openTestDatabase(await databaseUrl(unfinished));
      try {
        await migrateDatabase(made);
      } finally {
        await made.close();
      }
      await sql`alter database ${sql.id(unfinished)} rename to ${sql.id(template)}`.execute(one);
    });
  });
  return template;
}

async function dropTestDatabase(name: string, database: OpenedDatabase): Promise<void> {
  await database.close();
  await onServer(async ({ db }) => {
    const left = await findLeaks(db, name);
    await sql`drop database ${sql.id(name)} with (force)`.execute(db);
    if (left.length > 0) {
      throw new Error(`connections were left open by this test file:\n  ${left.join('\n  ')}`);
    }
  });
}

/** Connections still open after a moment; the server notices a closed one a little later. */
async function findLeaks(db: OpenedDatabase['db'], name: string): Promise<string[]> {
  const deadline = Date.now() + LEAK_GRACE_MS;
  for (;;) {
    const { rows } = await sql<{ line: string }>`
      select concat(application_name, ': ', state, ', ', left(query, 120)) as line
        from pg_stat_activity where datname = ${name}`.execute(db);
    if (rows.length === 0 || Date.now() > deadline) return rows.map((row) => row.line);
    await sleep(25);
  }
}
