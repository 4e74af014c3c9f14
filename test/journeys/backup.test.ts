import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, sql } from '@galley/db';
import { expect, onTestFinished, test } from 'vitest';
import {
  createEmptyDatabase,
  createUndistributedDatabase,
  temporaryDataDir,
  withDatabase,
} from '../kit/index.ts';
import { fillTables, withoutGaps } from '../../packages/db/src/backup-file/fill-tables.fixture.ts';
import { does, fill, galley, KEY, printOf, type Place } from './backup.fixture.ts';

const fixture = withDatabase(createUndistributedDatabase);
/** A place with a newsletter and a reader. */
const madePlace = async (): Promise<Place> => fill({ ...(await emptyPlace()), SECRET_KEY: KEY });

/** A new data folder and an empty database. */
const emptyPlace = async (): Promise<Place> => ({
  DATA_DIR: await temporaryDataDir(),
  DATABASE_URL: await createEmptyDatabase(),
});

test('a backup of every kind of row goes through the commands, too', async () => {
  await fillTables(fixture.db);
  const env = { DATA_DIR: await temporaryDataDir(), SECRET_KEY: KEY, ...fixture.env };
  const file = join(env.DATA_DIR, 'a.backup');
  const written = JSON.parse(await does(env, 'backup', file, '--json')) as Record<string, unknown>;
  expect(written).toMatchObject({ file, noted: true });
  const checked = JSON.parse(await does(env, 'restore', file, '--check', '--json')) as object;
  const { noted, ...facts } = written;
  expect(noted).toBe(true);
  expect(checked).toEqual({ ...facts, restored: null });
  const connectionString = await createEmptyDatabase();
  const place = { ...env, DATA_DIR: await temporaryDataDir(), DATABASE_URL: connectionString };
  await does(place, 'restore', file);
  const [there, here] = [(await printOf(place)).prints, (await printOf(env)).prints];
  expect(withoutGaps(there)).toEqual(withoutGaps(here));
  const last = (prints: ReadonlyMap<string, string>): number =>
    Number(prints.get('subscriber_id_seq'));
  expect(last(there)).toBeGreaterThan(last(here) + 999_999);
});

test('a copy has an id of its own, needs no key, and a backup of it is a copy', async () => {
  const own = await madePlace();
  const file = join(own.DATA_DIR, 'a.backup');
  await does(own, 'backup', file);
  const copy = await emptyPlace();
  expect(await does(copy, 'restore', file, '--as-copy')).toMatch(/a copy .* sends nothing, ever/);
  const { installation } = await printOf(copy);
  const original = (await printOf(own)).installation;
  expect(installation).toMatchObject({ held: 'copy', restored: true });
  expect(installation?.id).toMatch(/^[0-9a-f]{12}$/);
  expect(installation?.id).not.toBe(original?.id);

  const again = join(own.DATA_DIR, 'b.backup');
  await does(copy, 'backup', again);
  const second = await emptyPlace();
  await copyFile(join(copy.DATA_DIR, 'secret-key'), join(second.DATA_DIR, 'secret-key'));
  await does(second, 'restore', again);
  expect((await printOf(second)).installation).toEqual(installation);
});

test('refuses what is there already, and says what it is', async () => {
  const own = await madePlace();
  const file = join(own.DATA_DIR, 'a.backup');
  await does(own, 'backup', file);
  const before = await readFile(file);
  const again = await galley(own, 'backup', file);
  expect(again).toMatchObject({ code: 2, stderr: expect.stringMatching(/such a file already/) });
  expect(await readFile(file)).toEqual(before);
  await does(own, 'backup', file, '--replace');

  const into = await galley(own, 'restore', file);
  expect(into.code).toBe(2);
  expect(into.stderr).toMatch(
    /is not empty: it holds a Galley with digest and 1 reader\. Expected an empty one: create a new database/,
  );

  const url = await createEmptyDatabase();
  const used = await openDatabase({
    databaseUrl: url,
    dataDir: own.DATA_DIR,
    applicationName: 'psql',
  });
  onTestFinished(() => used.close());
  const elsewhere = {
    ...own,
    DATA_DIR: await temporaryDataDir(),
    DATABASE_URL: url,
  };
  await sql`select 1`.execute(used.db);
  const inUse = await galley(elsewhere, 'restore', file);
  expect(inUse).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/is in use by psql: stop that/),
  });
  await sql`create table mine (a integer)`.execute(used.db);
  const foreign = await galley(elsewhere, 'restore', file);
  expect(foreign).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/it holds mine\. Expected/),
  });
});

test('needs the key that signed the links, and makes none before it has it', async () => {
  const own = await emptyPlace();
  await does(own, 'newsletter', 'set', '--title', 'Digest');
  const file = join(own.DATA_DIR, 'a.backup');
  await does(own, 'backup', file);
  const place = await emptyPlace();
  const refused = await galley(place, 'restore', file);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/secret-key: expected the key of the place that was backed up/);
  expect(await readdir(place.DATA_DIR)).toEqual([]);
  const wrong = await galley({ ...place, SECRET_KEY: KEY }, 'restore', file);
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/^SECRET_KEY: expected/) });

  await copyFile(join(own.DATA_DIR, 'secret-key'), join(place.DATA_DIR, 'secret-key'));
  await does(place, 'restore', file);
  await does(place, 'newsletter', 'list');
  const lost = await emptyPlace();
  await does(lost, 'restore', file, '--new-key');
  await does(lost, 'newsletter', 'list');
});

test('a broken file leaves nothing, and neither does a newer one', async () => {
  const own = await madePlace();
  const file = join(own.DATA_DIR, 'a.backup');
  await does(own, 'backup', file);
  const cut = join(own.DATA_DIR, 'cut.backup');
  await copyFile(file, cut);
  await truncate(cut, (await stat(file)).size - 1);
  const place = { ...(await emptyPlace()), SECRET_KEY: KEY };
  for (const name of [cut, join(own.DATA_DIR, 'none'), own.DATA_DIR]) {
    const ran = await galley(place, 'restore', name);
    expect(ran, name).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).not.toMatch(/\bat \S+:\d+/);
  }
  await writeFile(cut, 'Dear all,\n'.repeat(100));
  expect((await galley(place, 'restore', cut, '--check')).stderr).toMatch(/not a whole backup/);
  expect(await readdir(place.DATA_DIR)).toEqual([]);

  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2026')`.execute(
    fixture.db,
  );
  onTestFinished(async () => {
    await sql`delete from kysely_migration where name = '9999-later'`.execute(fixture.db);
  });
  const newer = { DATA_DIR: await temporaryDataDir(), SECRET_KEY: KEY, ...fixture.env };
  const ran = await galley(newer, 'backup', cut, '--replace');
  expect(ran).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/A newer Galley.*9999-later/),
  });
});

test('a place without a Galley has nothing to back up', async () => {
  const place = { DATA_DIR: await temporaryDataDir(), SECRET_KEY: KEY };
  const file = join(place.DATA_DIR, 'a.backup');
  for (const url of [{}, { DATABASE_URL: await createEmptyDatabase() }]) {
    const ran = await galley({ ...place, ...url }, 'backup', file);
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringMatching(/no data to back up/) });
  }
  expect(await readdir(place.DATA_DIR)).toEqual([]);
});

test('a backup that can not be written leaves nothing, and the one before it stays', async () => {
  const own = await madePlace();
  const folder = join(own.DATA_DIR, 'closed');
  await mkdir(folder);
  const gone = await galley(own, 'backup', join(own.DATA_DIR, 'no', 'a.backup'));
  expect(gone).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/the folder does not exist/),
  });
  await mkdir(join(folder, 'a.backup'));
  const taken = await galley(own, 'backup', join(folder, 'a.backup'), '--replace');
  expect(taken).toMatchObject({ code: 1, stderr: expect.stringMatching(/folder of that name/) });
  expect(await readdir(folder)).toEqual(['a.backup']);
  await chmod(folder, 0o700);
});
