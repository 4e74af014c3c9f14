import { spawn } from 'node:child_process';
import { chown, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENTLY, temporaryDataDir } from '@galley/test/kit';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { attachServer, stopServer, type AttachedServer } from './attach-server.ts';
import { spawnAttached } from './fixtures/spawn-attached.fixture.ts';
import { isPostmasterOf, postmasterFilePath, readPostmasterFile } from './postmaster-file.ts';

const root = process.geteuid?.() === 0;

/** One folder for the tests that can share it, because creating the data takes long. */
let shared = '';

beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), 'galley-shared-'));
  await (await attach(shared)).close();
});

afterEach(async () => {
  await stopServer(shared);
});

afterAll(() => rm(shared, { recursive: true }));

// oxlint-disable-next-line galley/function-style -- used above, while the file loads
async function attach(dataDir: string, signal?: AbortSignal): Promise<AttachedServer> {
  return attachServer({ dataDir, applicationName: 'test', signal });
}

async function query<Row extends pg.QueryResultRow>(
  server: AttachedServer,
  text: string,
): Promise<Row[]> {
  const client = new pg.Client(server.address);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function countUsers(server: AttachedServer): Promise<number> {
  const [row] = await query<{ users: number }>(
    server,
    `select count(*)::int as users from pg_stat_activity where application_name like '% (presence)'`,
  );
  return row?.users ?? 0;
}

async function runningPid(dataDir: string): Promise<number | null> {
  const cluster = join(dataDir, 'pg');
  const file = await readPostmasterFile(cluster);
  return file && (await isPostmasterOf(cluster, file.pid)) ? file.pid : null;
}

async function killServer(dataDir: string): Promise<void> {
  const pid = await runningPid(dataDir);
  if (pid === null) throw new Error('no server runs');
  process.kill(pid, 'SIGKILL');
  // Doesn't wait until none runs: an attached process may already have started another one.
  await vi.waitFor(async () => expect(await runningPid(dataDir)).not.toBe(pid), PATIENTLY);
}

it('lets five processes start at once on an empty folder, and the last one out stops it', async () => {
  const dataDir = await temporaryDataDir();
  const users = Array.from({ length: 5 }, () => spawnAttached(dataDir));
  await Promise.all(users.map((user) => user.attached));
  const pid = await runningPid(dataDir);
  expect(pid).not.toBeNull();

  const [last, ...others] = users;
  await Promise.all(others.map((user) => user.leave()));
  expect(await runningPid(dataDir)).toBe(pid);
  await last?.leave();
  expect(await runningPid(dataDir)).toBeNull();
  expect((await readdir(dataDir)).toSorted()).toEqual(['pg', 'pg-socket', 'pg.lock', 'pg.log']);
});

it('is stopped by the last one out when all leave at once', async () => {
  const dataDir = shared;
  for (let round = 0; round < 3; round += 1) {
    const servers = await Promise.all([attach(dataDir), attach(dataDir), attach(dataDir)]);
    await Promise.all(servers.map((server) => server.close()));
    expect(await runningPid(dataDir)).toBeNull();
  }
});

it('serves processes that join while the last one leaves', async () => {
  const dataDir = shared;
  let leaving = await attach(dataDir);
  for (let round = 0; round < 6; round += 1) {
    const [coming] = await Promise.all([attach(dataDir), leaving.close()]);
    expect(await query(coming, 'select 1 as one')).toEqual([{ one: 1 }]);
    leaving = coming;
  }
  await leaving.close();
  expect(await runningPid(dataDir)).toBeNull();
});

it('continues after a process that used it was killed, and keeps the data', async () => {
  const dataDir = shared;
  const user = spawnAttached(dataDir);
  await user.attached;
  const pid = await runningPid(dataDir);
  await user.kill();

  const server = await attach(dataDir);
  expect(await runningPid(dataDir)).toBe(pid);
  await query(server, 'create table kept as select 42 as answer');
  // Postgres takes a moment to notice that the killed process has gone.
  await vi.waitFor(async () => expect(await countUsers(server)).toBe(1), PATIENTLY);
  await server.close();
  expect(await runningPid(dataDir)).toBeNull();

  const again = await attach(dataDir);
  expect(await query(again, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await again.close();
});

it('recovers after the server and its only user were killed', async () => {
  const dataDir = shared;
  const user = spawnAttached(dataDir);
  await user.attached;
  const before = await attach(dataDir);
  await query(before, 'create table kept_by_recovery as select 42 as answer');
  await before.close(); // the process keeps using it
  await Promise.all([user.kill(), killServer(dataDir)]);

  const server = await attach(dataDir);
  expect(await query(server, 'select answer from kept_by_recovery')).toEqual([{ answer: 42 }]);
  await server.close();
});

it('restarts the server if it dies while a process uses it', async () => {
  const dataDir = shared;
  const server = await attach(dataDir);
  await query(server, 'create table kept_by_restart as select 42 as answer');
  await killServer(dataDir);

  await vi.waitFor(
    async () =>
      expect(await query(server, 'select answer from kept_by_restart')).toEqual([{ answer: 42 }]),
    PATIENTLY,
  );
  await server.close();
  expect(await runningPid(dataDir)).toBeNull();
});

it('starts even if the process id of a killed server belongs to another program', async () => {
  const dataDir = shared;
  const user = spawnAttached(dataDir);
  await user.attached;
  await Promise.all([user.kill(), killServer(dataDir)]);
  const other = spawn('sleep', ['600']);
  onTestFinished(() => void other.kill());
  for (const file of [
    postmasterFilePath(join(dataDir, 'pg')),
    join(dataDir, 'pg-socket', '.s.PGSQL.5432.lock'),
  ]) {
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^\d+/, String(other.pid)));
  }

  const server = await attach(dataDir);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.close();
});

/** Waits until data is being created here; it may be complete before anybody looks. */
async function waitUntilHalfMade(dataDir: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const names = await readdir(dataDir);
      if (names.includes('pg')) return;
      const made = names.find((name) => name.startsWith('pg.init-')) ?? '';
      expect(await readdir(join(dataDir, made, 'data'))).not.toEqual([]);
    },
    { ...PATIENTLY, interval: 5 },
  );
}

/** A folder whose process was killed while it created the data. */
async function dataHalfMade(): Promise<string> {
  for (;;) {
    const dataDir = await temporaryDataDir();
    const user = spawnAttached(dataDir);
    await waitUntilHalfMade(dataDir);
    await user.kill();
    // On a busy machine it may be complete before anybody has looked.
    if (!(await readdir(dataDir)).includes('pg')) return dataDir;
  }
}

it('fails when aborted while the data is being created, and leaves nothing incomplete', async () => {
  const dataDir = await temporaryDataDir();
  const giveUp = new AbortController();
  const attaching = attach(dataDir, giveUp.signal);
  attaching.catch(() => undefined);
  await waitUntilHalfMade(dataDir);
  giveUp.abort();
  // On a busy machine it may be complete by then.
  const server = await attaching.catch((error: unknown) => {
    expect(error).toMatchObject({ name: 'AbortError' });
    return null;
  });
  await server?.close();
  expect((await readdir(dataDir)).filter((name) => name.startsWith('pg.init-'))).toEqual([]);
  expect(await runningPid(dataDir)).toBeNull();
});

it('leaves no server running when aborted at any moment of a start', async () => {
  const dataDir = shared;
  for (let rounds = 0; rounds < 8; rounds += 1) {
    const giveUp = new AbortController();
    const attaching = attach(dataDir, giveUp.signal);
    // The file appears while the server starts, and is read whole a little later.
    const moment = rounds % 4;
    if (moment > 0) {
      await vi.waitFor(
        async () => {
          const text = await readFile(postmasterFilePath(join(dataDir, 'pg')), 'utf8');
          expect(text.split('\n').length).toBeGreaterThanOrEqual(moment * 2);
        },
        { ...PATIENTLY, interval: 1 },
      );
    }
    giveUp.abort();
    const server = await attaching.catch(() => null);
    await server?.close();
    expect(await runningPid(dataDir)).toBeNull();
  }
});

it('leaves nothing incomplete when it is killed while creating the data', async () => {
  const dataDir = await dataHalfMade();
  expect(await readdir(dataDir)).not.toContain('pg');

  const server = await attach(dataDir);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.close();
  expect((await readdir(dataDir)).filter((name) => name.startsWith('pg.init-'))).toEqual([]);
});

it('listens on a socket that only its owner may reach, and on no port', async () => {
  const dataDir = shared;
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  const server = await attach(dataDir);
  expect((await stat(server.address.host)).mode & 0o777).toBe(0o700);
  expect(await query(server, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  await server.close();
});

it('keeps what is committed, in UTF-8, with checksums', async () => {
  const dataDir = shared;
  const server = await attach(dataDir);
  const settings = await query<{ name: string; setting: string }>(
    server,
    `select name, setting from pg_settings where name in
       ('fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding', 'data_checksums')`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  });
  expect(await query(server, `select upper('é') as upper`)).toEqual([{ upper: 'É' }]);
  await server.close();
});

it('works in a folder whose path is too long for a socket and needs quoting', async () => {
  const dataDir = join(await temporaryDataDir(), 'long'.repeat(30), `it's "here" $HOME, 100 %`);
  const server = await attach(dataDir);
  onTestFinished(() => rm(server.address.host, { recursive: true }));
  expect(server.address.host).toMatch(/^\/tmp\/galley-\d+-[0-9a-f]{16}$/);
  expect((await stat(server.address.host)).mode & 0o777).toBe(0o700);
  expect(await query(server, 'show data_directory')).toEqual([
    { data_directory: join(dataDir, 'pg') },
  ]);
  await server.close();
});

it('gives everything that it creates to the folder’s owner, and keeps two folders apart', async () => {
  const dataDir = await temporaryDataDir();
  const nobody = 65534;
  if (root) await chown(dataDir, nobody, nobody);
  const { uid } = await stat(dataDir);
  const server = await attach(dataDir);
  const names = ['pg', 'pg-socket', 'pg.lock', 'pg.log', 'pg/PG_VERSION'];
  const owners = await Promise.all(
    names.map(async (name) => (await stat(join(dataDir, name))).uid),
  );
  expect(new Set(owners)).toEqual(new Set([uid]));

  const other = await attach(shared);
  await query(other, 'create table here as select 1 as one');
  await expect(query(server, 'select one from here')).rejects.toThrow('does not exist');
  await other.close();
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.close();
});

it('can be stopped while processes use it', async () => {
  const dataDir = shared;
  const user = spawnAttached(dataDir);
  await user.attached;
  await Promise.all([user.kill(), stopServer(dataDir)]);
  await sleep(100);
  expect(await runningPid(dataDir)).toBeNull();
  expect(await stopServer(dataDir)).toBe(true);
});
