import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDataDir } from '@galley/test/kit';
import { expect, it } from 'vitest';
import { attachServer, type AttachedServer } from './attach-server.ts';

const attach = async (dataDir: string, settings = {}): Promise<AttachedServer> =>
  attachServer({ dataDir, applicationName: 'test', settings });

it('says in one sentence why the server does not start, and where its log is', async () => {
  const dataDir = await temporaryDataDir();
  const starting = attach(dataDir, { shared_buffers: 'plenty' });
  await expect(starting).rejects.toThrow(
    expect.objectContaining({
      code: 'embedded-server-failed',
      message: `Galley’s own Postgres did not start: invalid value for parameter "shared_buffers": "plenty" (details: ${dataDir}/pg.log)`,
    }),
  );
});

it('refuses a folder that holds something else', async () => {
  const dataDir = await temporaryDataDir();
  await mkdir(join(dataDir, 'pg'));
  await writeFile(join(dataDir, 'pg', 'notes.txt'), 'mine');
  await expect(attach(dataDir)).rejects.toThrow(/holds no Postgres data/);
  expect(await readdir(join(dataDir, 'pg'))).toEqual(['notes.txt']);
});

it('refuses the data of another Postgres version by name', async () => {
  const dataDir = await temporaryDataDir();
  const server = await attach(dataDir);
  await server.close();
  await writeFile(join(dataDir, 'pg', 'PG_VERSION'), '17\n');
  await expect(attach(dataDir)).rejects.toThrow(
    /holds data of Postgres 17, but this Galley runs Postgres 18/,
  );
});

it('says that DATA_DIR cannot be used when it is a file', async () => {
  const dataDir = join(await temporaryDataDir(), 'file');
  await writeFile(dataDir, '');
  await expect(attach(dataDir)).rejects.toThrow(/^DATA_DIR cannot be used: .*file/);
});
