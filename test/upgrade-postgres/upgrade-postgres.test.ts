import { chmod, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { upgradedPostgresShape } from '@galley/contract/operate';
import { stopServer } from '@galley/db';
import { initCluster } from '../../packages/db/src/server/init-cluster.ts';
import { linkLibraries } from '../../packages/db/src/server/binaries.ts';
import { layoutOf } from '../../packages/db/src/server/layout.ts';
import { openOldCluster } from '../../packages/db/src/server/old-cluster.ts';
import { chooseRunAs } from '../../packages/db/src/server/run-as.ts';
import { fillTables } from '../../packages/db/src/backup-file/fill-tables.fixture.ts';
import { openDatabase, migrateDatabase } from '@galley/db';
import { runGalley } from '../kit/run-galley.ts';
import { temporaryDataDir } from '../kit/temporary-data-dir.ts';

const programs = process.env['OLD_POSTGRES'] ?? '';
const galley = (dataDir: string, ...argv: string[]) =>
  runGalley(argv, { cwd: dataDir, env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir } });

let dataDir = '';
afterEach(() => stopServer(dataDir));

/** A data folder as a Galley of the time of Postgres 17 would have left it. */
async function oldPlace(): Promise<string> {
  dataDir = await temporaryDataDir();
  await chmod(dataDir, 0o700);
  await linkLibraries(join(programs, '../..'));
  const layout = layoutOf(dataDir);
  const initdb = join(programs, 'initdb');
  const postgres = join(programs, 'postgres');
  await initCluster(layout, { initdb, postgres }, await chooseRunAs(layout, postgres));
  const old = await openOldCluster(dataDir, programs);
  const database = await openDatabase({
    databaseUrl: old.connectionString,
    dataDir,
    applicationName: 'galley-test',
  });
  await migrateDatabase(database);
  await fillTables(database.db);
  await database.close();
  await old.close();
  return dataDir;
}

test('data of Postgres 17 is moved to the Postgres that Galley runs, row by row, and the old data stays', async () => {
  const folder = await oldPlace();
  const refused = await galley(folder, 'newsletter', 'list');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/holds data of Postgres 17, but this Galley runs Postgres 18/);

  const moved = await galley(folder, 'upgrade-postgres', programs, '--json');
  expect(moved, moved.stderr).toMatchObject({ code: 0 });
  const { from, to, rows } = upgradedPostgresShape.parse(JSON.parse(moved.stdout));
  expect({ from, to }).toEqual({ from: '17', to: '18' });
  expect(rows).toBeGreaterThan(100);
  expect(await readFile(join(folder, 'pg-17/PG_VERSION'), 'utf8')).toBe('17\n');
  expect(await galley(folder, 'newsletter', 'list')).toMatchObject({ code: 0 });

  const again = await galley(folder, 'upgrade-postgres', programs);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('it is of Postgres 18 already');
});

test('wrong programs leave everything as it was', async () => {
  const folder = await oldPlace();
  const wrong = await galley(folder, 'upgrade-postgres', join(folder, 'nowhere'));
  expect(wrong.code).not.toBe(0);
  expect(wrong.stderr).toContain(`there is no ${join(folder, 'nowhere/postgres')}`);
  expect(await readdir(folder)).not.toContain('pg-17');
  expect(await galley(folder, 'upgrade-postgres', programs)).toMatchObject({ code: 0 });
});
