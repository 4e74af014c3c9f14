import { doorToDatabase, PATIENTLY, temporaryDataDir, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { attachServer } from '../server/attach-server.ts';
import { isDatabaseAway } from './is-database-away.ts';

const fixture = withDatabase();

/** The test's database as a server elsewhere, behind a door. */
async function elsewhere() {
  const door = await doorToDatabase(fixture.connectionString);
  const database = await openDatabase({
    databaseUrl: door.url,
    dataDir: '/nonexistent',
    applicationName: 'watch-test',
  });
  onTestFinished(async () => {
    door.refuse();
    await database.close();
    await door.close();
  });
  const ask = () => sql<{ one: number }>`select 1 as one`.execute(database.db);
  const told: boolean[] = [];
  database.watch.follow((isAway) => told.push(isAway));
  return { door, database, ask, told };
}

test('a line that is cut without a word is noticed, and so is its return', async () => {
  const { door, database, ask, told } = await elsewhere();
  await ask();
  door.hold();
  const held = ask();
  await vi.waitFor(() => expect(database.watch.isAway()).toBe(true), PATIENTLY);
  door.open();
  // The same server is there: what was held still counts.
  expect((await held).rows).toEqual([{ one: 1 }]);
  await vi.waitFor(() => expect(told).toEqual([true, false]), PATIENTLY);
});

test('a new connection that nobody answers is noticed, too', async () => {
  const { door, database, ask } = await elsewhere();
  door.refuse();
  await vi.waitFor(() => expect(database.pool.totalCount).toBe(0), PATIENTLY);
  door.hold();
  const held = ask().catch((error: unknown) => error);
  await vi.waitFor(() => expect(database.watch.isAway()).toBe(true), PATIENTLY);
  door.refuse();
  expect(isDatabaseAway(await held)).toBe(true);
});

test('connections to a server that another one has replaced are left', async () => {
  const { door, database, ask } = await elsewhere();
  const dataDir = await temporaryDataDir();
  const other = await attachServer({ dataDir, applicationName: 'watch-test' });
  onTestFinished(() => other.close());
  const { host, port, user } = other.address;
  const admin = new pg.Client(other.address);
  await admin.connect();
  const name = new URL(door.url).pathname.slice(1);
  if (user !== new URL(door.url).username)
    await admin.query(`create role "${new URL(door.url).username}" superuser login`);
  await admin.query(`create database "${name}"`);
  await admin.end();

  await ask();
  door.hold();
  const held = ask().catch((error: unknown) => error);
  door.lead({ path: `${host}/.s.PGSQL.${port}` });
  expect(isDatabaseAway(await held)).toBe(true);
  expect((await ask()).rows).toEqual([{ one: 1 }]);
  await database.close();
});

test('a connection on which nothing may be written any more is not used again', async () => {
  const { database } = await elsewhere();
  const pid = async () =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.db)).rows[0]?.pid;
  const first = await pid();
  expect(await pid()).toBe(first);
  const error = await database.db
    .transaction()
    .execute(async (trx) => {
      await sql`set transaction read only`.execute(trx);
      await sql`create table never (one integer)`.execute(trx);
    })
    .catch((reason: unknown) => reason);
  expect(isDatabaseAway(error)).toBe(true);
  expect(await pid()).not.toBe(first);
});

test('a primary whose commits wait for a standby counts as away until they go on', async () => {
  const dataDir = await temporaryDataDir();
  const server = await attachServer({ dataDir, applicationName: 'watch-test' });
  onTestFinished(() => server.close());
  const { host, port, user, database: name } = server.address;
  const database = await openDatabase({
    databaseUrl: `postgresql://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`,
    dataDir,
    applicationName: 'watch-test',
  });
  await sql`create table noted (one integer)`.execute(database.db);
  const waitFor = async (standby: string) => {
    await sql`alter system set synchronous_standby_names = ${sql.lit(standby)}`.execute(
      database.db,
    );
    await sql`select pg_reload_conf()`.execute(database.db);
  };
  await waitFor('nobody');
  // The server takes the setting in its own time, so the first commits may still go through.
  let writes = true;
  const writing = (async () => {
    while (writes) await sql`insert into noted values (1)`.execute(database.db);
  })();
  await vi.waitFor(() => expect(database.watch.isAway()).toBe(true), PATIENTLY);
  writes = false;
  await waitFor('');
  await writing;
  await vi.waitFor(() => expect(database.watch.isAway()).toBe(false), PATIENTLY);
  await database.close();
});
