import { withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrateDatabase, readMigrationState } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';

const test = withDatabase();
const names = Object.keys(migrations);

describe('on an empty database', () => {
  beforeEach(async () => {
    await sql`drop schema public cascade`.execute(test.db);
    await sql`create schema public`.execute(test.db);
  });

  it('runs every migration in order, and the second time none', async () => {
    expect(await readMigrationState(test.database)).toEqual({
      applied: [],
      pending: names,
      unknown: [],
    });
    expect(await migrateDatabase(test.database)).toEqual(names);
    expect(await migrateDatabase(test.database)).toEqual([]);
    expect(await readMigrationState(test.database)).toEqual({
      applied: names,
      pending: [],
      unknown: [],
    });
  });

  it('runs each migration once when ten processes migrate at the same time', async () => {
    const databases = await Promise.all(
      Array.from({ length: 10 }, () =>
        openDatabase({
          databaseUrl: test.connectionString,
          dataDir: '/nonexistent',
          applicationName: 'migrate-test',
        }),
      ),
    );
    const ran = await Promise.all(databases.map((database) => migrateDatabase(database)));
    await Promise.all(databases.map((database) => database.close()));
    expect(ran.flat().toSorted()).toEqual(names);
  });
});

it('drops the job queue that older versions made', async () => {
  await migrateDatabase(test.database);
  await sql`create schema galley_jobs`.execute(test.db);
  await sql`create table galley_jobs.job (id uuid primary key)`.execute(test.db);
  await sql`create view galley_jobs.waiting as select id from galley_jobs.job`.execute(test.db);
  await migrations['0016-no-job-queue']?.up(test.db);
  const { rows } = await sql`select from pg_namespace where nspname = 'galley_jobs'`.execute(
    test.db,
  );
  expect(rows).toEqual([]);
});

it('refuses a database that a newer Galley has migrated, and names what it does not know', async () => {
  await migrateDatabase(test.database);
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(
    test.db,
  );
  await expect(migrateDatabase(test.database)).rejects.toThrow(
    expect.objectContaining({
      code: 'newer-than-code',
      message: expect.stringContaining('newer Galley (9999-later)'),
    }),
  );
});
