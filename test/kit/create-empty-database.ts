import { randomBytes } from 'node:crypto';
import { sql, type OpenedDatabase } from '@galley/db';
import { inject, onTestFinished } from 'vitest';
import { databaseUrl, onServer, openTestDatabase } from './test-server.ts';

/**
 * A database without a single table, to which nobody is connected. It is dropped after the test.
 *
 * @returns its URL
 */
export async function createEmptyDatabase(): Promise<string> {
  const name = `galley_test_${inject('testRun')}_${randomBytes(4).toString('hex')}`;
  await onServer(({ db }) => sql`create database ${sql.id(name)}`.execute(db));
  onTestFinished(async () => {
    await onServer(({ db }) => sql`drop database ${sql.id(name)} with (force)`.execute(db));
  });
  return databaseUrl(name);
}

/** The same, opened until the test ends. */
export async function openEmptyDatabase(applicationName?: string): Promise<OpenedDatabase> {
  const database = await openTestDatabase(await createEmptyDatabase(), applicationName);
  onTestFinished(() => database.close());
  return database;
}
