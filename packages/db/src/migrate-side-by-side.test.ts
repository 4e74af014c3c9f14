import { withDatabase } from '@galley/test/kit';
import { sql, type Kysely } from 'kysely';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { migrateDatabase, readMigrationState, type MigrationNews } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';

const fixture = withDatabase();
const LATER = '9001-later';
const LAST = '9002-last';

const change = (statement: string) => ({
  up: async (db: Kysely<unknown>) => void (await sql.raw(statement).execute(db)),
});

const later = change('alter table probe add column later integer');
const last = change('alter table probe add column last integer');

beforeEach(async () => {
  await sql`create table probe (id integer)`.execute(fixture.db);
});

afterEach(async () => {
  await sql`drop table probe`.execute(fixture.db);
  await sql`delete from kysely_migration where name like '9%'`.execute(fixture.db);
});

async function columns(): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_name = 'probe'
    order by ordinal_position`.execute(fixture.db);
  return rows.map(({ name }) => name);
}

test('a migration gives way to a transaction that holds its table, and runs once it has ended', async () => {
  const heard: MigrationNews[] = [];
  const held = Promise.withResolvers<undefined>();
  const holds = Promise.withResolvers<undefined>();
  const holder = fixture.db.transaction().execute(async (trx) => {
    await sql`insert into probe values (1)`.execute(trx);
    holds.resolve(undefined);
    await held.promise;
  });
  await holds.promise;
  const migrating = migrateDatabase(fixture.database, {
    known: { ...migrations, [LATER]: later, [LAST]: last },
    told: (news) => {
      heard.push(news);
      if (heard.length === 2) held.resolve(undefined);
    },
    lockWaitMs: 20,
    pauseMs: 5,
    tries: 10_000,
  });
  await holder;
  expect(await migrating).toEqual([LATER, LAST]);
  expect(heard.slice(0, 2)).toEqual([
    { kind: 'gives-way', name: LATER, tries: 1 },
    { kind: 'gives-way', name: LATER, tries: 2 },
  ]);
  expect(await columns()).toEqual(['id', 'later', 'last']);
});

test('a table that stays in use is named after all tries, and others use it meanwhile', async () => {
  await fixture.db.transaction().execute(async (trx) => {
    await sql`lock table probe in share mode`.execute(trx);
    const migrating = migrateDatabase(fixture.database, {
      known: { ...migrations, [LATER]: later },
      lockWaitMs: 20,
      pauseMs: 5,
      tries: 3,
    });
    await expect(migrating).rejects.toMatchObject({
      code: 'tables-in-use',
      message: expect.stringContaining(`${LATER} waited 3 times`),
    });
    expect((await sql`select from probe`.execute(fixture.db)).rows).toEqual([]);
  });
});

test('one that fails in the middle leaves what ran before it, and nothing of itself', async () => {
  const broken = {
    up: async (db: Kysely<unknown>) => {
      await last.up(db);
      throw new Error('killed');
    },
  };
  const known = { ...migrations, [LATER]: later, [LAST]: broken };
  await expect(migrateDatabase(fixture.database, { known })).rejects.toThrow('killed');
  expect(await columns()).toEqual(['id', 'later']);
  const state = await readMigrationState(fixture.database, Object.keys(known));
  expect(state.pending).toEqual([LAST]);
  const mended = { ...known, [LAST]: last };
  expect(await migrateDatabase(fixture.database, { known: mended })).toEqual([LAST]);
});

test('a process whose connection is cut in a migration leaves nothing, and the next one takes over', async () => {
  const stuck = {
    up: async (db: Kysely<unknown>) => {
      await later.up(db);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
    },
  };
  const dying = migrateDatabase(fixture.database, { known: { ...migrations, [LATER]: stuck } });
  await expect(dying).rejects.toThrow(/terminat|server conn crashed/);
  await vi.waitFor(async () => expect(await columns()).toEqual(['id']));
  const known = { ...migrations, [LATER]: later };
  expect(await migrateDatabase(fixture.database, { known })).toEqual([LATER]);
});

test('who comes second says that it waits, also for a Galley that migrates by Kysely', async () => {
  const heard: MigrationNews[] = [];
  const known = { ...migrations, [LATER]: later };
  // A session's lock, for which Galley 0.9 must not be behind a pooler.
  const released = await openDatabase({
    databaseUrl: fixture.database.directConnectionString,
    dataDir: '/',
    applicationName: 'galley-test',
  });
  onTestFinished(() => released.close());
  await released.db.connection().execute(async (one) => {
    // Kysely's lock.
    await sql`select pg_advisory_lock(3853314791062309107)`.execute(one);
    const waits = Promise.withResolvers<undefined>();
    const migrating = migrateDatabase(fixture.database, {
      known,
      told: (news) => {
        heard.push(news);
        waits.resolve(undefined);
      },
    });
    await waits.promise;
    expect(await columns()).toEqual(['id']);
    await sql`select pg_advisory_unlock(3853314791062309107)`.execute(one);
    expect(await migrating).toEqual([LATER]);
  });
  expect(heard.map(({ kind }) => kind)).toEqual(['waits-for-another', 'ran']);
});
