import {
  freePort,
  isSomebodyWaiting,
  PATIENTLY,
  temporaryDataDir,
  withDatabase,
} from '@galley/test/kit';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DatabaseEvent } from './database-event.ts';
import { openDatabase } from './open-database.ts';

const test = withDatabase();

const open = async (databaseUrl: string, log?: (event: DatabaseEvent) => void) =>
  openDatabase({
    databaseUrl,
    dataDir: '/nonexistent',
    applicationName: 'open-test',
    ...(log && { log }),
  });

describe('values', () => {
  it('carries bigints and dates as strings, and instants as Date', async () => {
    const { rows } = await sql`
      select 9007199254740993::bigint as id, '2026-03-11'::date as day,
             '2026-03-11 08:00:00+01'::timestamptz as at, 1::integer as n, '{"a":1}'::jsonb as j`.execute(
      test.db,
    );
    expect(rows).toEqual([
      {
        id: '9007199254740993',
        day: '2026-03-11',
        at: new Date('2026-03-11T07:00:00Z'),
        n: 1,
        j: { a: 1 },
      },
    ]);
  });

  it('shows the application’s name in the server’s sessions', async () => {
    const database = await open(test.connectionString);
    const { rows } = await sql`select current_setting('application_name') as name`.execute(
      database.db,
    );
    expect(rows).toEqual([{ name: 'open-test' }]);
    await database.close();
  });
});

describe('a connection that fails', () => {
  it.each([
    ['mysql://root:hunter2@localhost/x', 'bad-url', /^DATABASE_URL: expected postgresql:/],
    ['hunter2', 'bad-url', /^DATABASE_URL: expected postgresql:/],
    [
      'postgresql://u:hunter2@no-such-host.invalid/x',
      'unreachable',
      /^the host no-such-host.invalid was not found — is DATABASE_URL right\?$/,
    ],
    [
      'postgresql://u:hunter2@/x?host=/nonexistent&port=5439',
      'unreachable',
      /^no Postgres socket for port 5439 in \/nonexistent — is DATABASE_URL right\?$/,
    ],
  ])('is explained without the password: %s', async (url, code, message) => {
    const error = await open(url).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'DatabaseError',
      code,
      message: expect.stringMatching(message),
    });
    expect(String(error)).not.toContain('hunter2');
  });

  it('names host and port when nobody listens there', async () => {
    const port = await freePort();
    await expect(open(`postgresql://u:hunter2@127.0.0.1:${port}/x`)).rejects.toThrow(
      `connection refused at 127.0.0.1:${port} — is DATABASE_URL right?`,
    );
  });

  it('names a database that does not exist', async () => {
    const url = test.database.directConnectionString.replace(/galley_test_\w+/, 'galley_nowhere');
    await expect(open(url)).rejects.toThrow(/has no database "galley_nowhere"/);
  });
});

describe('a connection that is lost', () => {
  it('fails its transaction and nothing else', async () => {
    const events: DatabaseEvent[] = [];
    const database = await open(test.connectionString, (event) => events.push(event));
    const broken = database.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid}::integer)`.execute(test.db);
      // Between two queries.
      await vi.waitUntil(() => events.some(({ level }) => level === 'warn'), PATIENTLY);
      await sql`select 1`.execute(tx);
    });
    await expect(broken).rejects.toThrow(/terminat|not queryable/);
    expect(events).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'a database connection was lost' }),
    );
    const { rows } = await sql`select 1 as one`.execute(database.db);
    expect(rows).toEqual([{ one: 1 }]);
    await database.close();
  });
});

describe('a database whose signal is aborted', () => {
  it('closes at once and rolls back its open transactions', async () => {
    const giveUp = new AbortController();
    const database = await openDatabase({
      databaseUrl: test.connectionString,
      dataDir: '/nonexistent',
      applicationName: 'given-up',
      signal: giveUp.signal,
    });
    await sql`create table given_up (of text)`.execute(database.db);
    const begun = Promise.withResolvers<void>();
    const idle = database.db.transaction().execute(async (tx) => {
      await sql`insert into given_up values ('an idle transaction')`.execute(tx);
      begun.resolve();
      await new Promise(() => undefined);
    });
    idle.catch(() => undefined);
    const busy = sql`insert into given_up select 'a query' from pg_sleep(600)`.execute(database.db);
    await begun.promise;
    await vi.waitUntil(async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::integer as n from pg_stat_activity
        where application_name = 'given-up' and wait_event = 'PgSleep'`.execute(test.db);
      return rows[0]?.n === 1;
    }, PATIENTLY);
    giveUp.abort();
    await Promise.all([
      expect(busy).rejects.toThrow(/terminated/),
      database.close(),
      // The server notices by itself only when it wants to answer.
      sql`select pg_cancel_backend(pid) from pg_stat_activity
        where application_name = 'given-up'`.execute(test.db),
    ]);
    const { rows } = await sql`select of from given_up`.execute(test.db);
    expect(rows).toEqual([]);
  });
});

describe('the embedded server', () => {
  it('is created, also opens by its connection string, and is stopped by the last to close', async () => {
    const events: string[] = [];
    const database = await openDatabase({
      databaseUrl: null,
      dataDir: await temporaryDataDir(),
      applicationName: 'embedded-test',
      log: (event) => events.push(event.message),
    });
    expect(database.kind).toBe('embedded');
    await sql`create table here as select 1 as one`.execute(database.db);
    const other = await open(database.connectionString);
    expect(other.kind).toBe('external');
    expect((await sql`select one from here`.execute(other.db)).rows).toEqual([{ one: 1 }]);
    await other.close();
    await database.close();
    await database.close();
    await expect(open(database.connectionString)).rejects.toThrow(/no Postgres socket/);
    expect(events).toEqual([
      expect.stringMatching(/^the embedded Postgres was created and started/),
    ]);
  });
});

it('waits for running queries when it is closed', async () => {
  const database = await open(test.connectionString);
  onTestFinished(() => database.close());
  const { running, closing } = await test.db.transaction().execute(async (holder) => {
    await sql`select pg_advisory_xact_lock(4711)`.execute(holder);
    const query = sql`select pg_advisory_xact_lock(4711), 1 as one`.execute(database.db);
    await vi.waitUntil(() => isSomebodyWaiting(test.db), PATIENTLY);
    return { running: query, closing: database.close() };
  });
  await closing;
  expect((await running).rows).toHaveLength(1);
});
