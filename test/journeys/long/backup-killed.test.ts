import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, sql, type OpenedDatabase } from '@galley/db';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  createEmptyDatabase,
  PATIENTLY,
  releaseIssue,
  runGalley,
  spawnGalley,
  temporaryDataDir,
  withDatabase,
} from '../../kit/index.ts';

const fixture = withDatabase();
const SECRET_KEY = 'k'.repeat(40);
const WAIT = { ...PATIENTLY, interval: 5 };

/** So much that nobody is done with it in a moment: 60 MB that don't compress. */
async function fill(): Promise<void> {
  const { newsletterId } = await releaseIssue(fixture.db, 10);
  await sql`
    with import as (
      insert into subscriber_import (newsletter_id, state, actor_kind, file_name, consent,
        all_confirmed, created_at, changed_at)
      values (${newsletterId}, 'receiving', 'command', 'a.csv', 'by phone', true, now(), now())
      returning id
    )
    insert into subscriber_import_piece (import_id, place, bytes)
    select import.id, n, (
      select decode(string_agg(md5(n || '-' || m), ''), 'hex') from generate_series(1, 8192) m)
    from import cross join generate_series(1, 480) n`.execute(fixture.db);
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A database that is looked at only between restores, which refuse to share it. */
async function look<T>(url: string, ask: (database: OpenedDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase({
    databaseUrl: url,
    dataDir: '/',
    applicationName: 'galley-test',
  });
  try {
    return await ask(database);
  } finally {
    await database.close();
  }
}

test('a killed backup leaves nothing that looks whole; a killed restore leaves nothing at all', async () => {
  await fill();
  const folder = await temporaryDataDir();
  const file = join(folder, 'all.backup');
  const env = { DATA_DIR: await temporaryDataDir(), SECRET_KEY, ...fixture.env };
  const galley = (more: object, ...argv: string[]) =>
    runGalley(argv, { cwd: folder, env: { PATH: '/usr/bin:/bin', ...env, ...more } });

  const writing = spawnGalley(['backup', file], { env });
  await vi.waitUntil(() => isThere(`${file}.part`), WAIT);
  writing.child.kill('SIGKILL');
  await writing.ended;
  expect(await readdir(folder)).toEqual(['all.backup.part']);

  // Stopped by a person, it tidies up.
  const other = join(folder, 'other.backup');
  const stopped = spawnGalley(['backup', other], { env });
  await vi.waitUntil(() => isThere(`${other}.part`), WAIT);
  stopped.child.kill('SIGINT');
  expect(await stopped.ended).toMatchObject({ code: 130 });
  expect(await readdir(folder)).toEqual(['all.backup.part']);

  expect(await galley({}, 'backup', file)).toMatchObject({ code: 0 });
  expect(await readdir(folder)).toEqual(['all.backup']);

  const url = await createEmptyDatabase();
  const place = { DATA_DIR: await temporaryDataDir(), DATABASE_URL: url };
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const restoring = spawnGalley(['restore', file], { env: { ...env, ...place } });
    let over = false;
    void restoring.ended.then(() => (over = true));
    const isCopying = () =>
      sql`select from pg_stat_activity where application_name = 'galley restore'
        and query ilike 'copy%from stdin%'`
        .execute(fixture.db)
        .then(({ rows }) => rows.length > 0 || over);
    await vi.waitUntil(isCopying, WAIT);
    expect(over, JSON.stringify(restoring.output())).toBe(false);
    restoring.child.kill(signal);
    await restoring.ended;
    await vi.waitUntil(async () => !(await isConnected()), WAIT);
    const left = await look(url, ({ db }) =>
      sql`select from pg_class where relnamespace = 'public'::regnamespace`.execute(db),
    );
    expect(left.rows).toEqual([]);
  }
  expect(await galley(place, 'restore', file)).toMatchObject({ code: 0 });
  const { rows } = await look(url, ({ db }) =>
    sql`select count(*)::int as pieces from subscriber_import_piece`.execute(db),
  );
  expect(rows).toEqual([{ pieces: 480 }]);
});

async function isConnected(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where application_name = 'galley restore'`.execute(fixture.db);
  return rows.length > 0;
}

test('an open transaction of a killed restore keeps a second one out', async () => {
  const url = await createEmptyDatabase();
  const folder = await temporaryDataDir();
  const env = { PATH: '/usr/bin:/bin', DATA_DIR: folder, SECRET_KEY, ...fixture.env };
  const file = join(folder, 'all.backup');
  expect(await runGalley(['backup', file], { cwd: folder, env })).toMatchObject({ code: 0 });
  const first = await openDatabase({
    databaseUrl: url,
    dataDir: folder,
    applicationName: 'galley restore',
  });
  onTestFinished(() => first.close());
  await first.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(3853314791062309107)`.execute(trx);
    const second = await runGalley(['restore', file], {
      cwd: folder,
      env: { ...env, DATA_DIR: await temporaryDataDir(), DATABASE_URL: url },
    });
    expect(second).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/in use by a process that migrates or restores it/),
    });
  });
});
