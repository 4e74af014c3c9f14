import { randomBytes } from 'node:crypto';
import { sql, type OpenedDatabase } from '@galley/db';
import { inject, onTestFinished } from 'vitest';
import { databaseUrl, onServer, openTestDatabase } from './test-server.ts';

/** A database without a single table, which is dropped after the test. */
export async function createEmptyDatabase(
  applicationName = 'galley-test',
): Promise<{ readonly database: OpenedDatabase; readonly connectionString: string }> {
  const name = `galley_test_${inject('testRun')}_${randomBytes(4).toString('hex')}`;
  await onServer(({ db }) => sql`create database ${sql.id(name)}`.execute(db));
  const connectionString = await databaseUrl(name);
  const database = await openTestDatabase(connectionString, applicationName);
  onTestFinished(async () => {
    await database.close();
    await onServer(({ db }) => sql`drop database ${sql.id(name)} with (force)`.execute(db));
  });
  return { database, connectionString };
}
