import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, spawnGalley, spawnGalleyToEnd, temporaryDataDir } from '../../kit/index.ts';

const BIN = resolve(import.meta.dirname, '../../../apps/galley/bin/galley.js');
const SAMPLE = /"event":"sample"/;

/** Everything in and below a folder that group or others have any permission for. */
async function openToOthers(folder: string): Promise<string[]> {
  const paths = ['', ...(await readdir(folder, { recursive: true }))];
  const entries = await Promise.all(
    paths.map(async (path) => ({ path, entry: await lstat(join(folder, path)).catch(() => null) })),
  );
  return entries
    .filter(({ entry }) => entry !== null && !entry.isSymbolicLink() && (entry.mode & 0o077) !== 0)
    .map(({ path, entry }) => `${path} ${((entry?.mode ?? 0) & 0o777).toString(8)}`);
}

describe('the data folder', () => {
  let umask = 0;
  beforeEach(() => {
    umask = process.umask();
  });
  afterEach(() => void process.umask(umask));

  it.each([0o000, 0o077])(
    'is closed to other users, with everything in it, under umask %o',
    async (mask) => {
      const dataDir = join(await temporaryDataDir(), 'data');
      process.umask(mask);
      await mkdir(dataDir);
      await chmod(dataDir, 0o755);
      const env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
      const running = spawnGalley(['start', '--json'], { env });
      await running.says(SAMPLE);
      expect(await openToOthers(dataDir)).toEqual([]);
      running.child.kill('SIGTERM');
      await running.ended;
      expect(await openToOthers(dataDir)).toEqual([]);
    },
  );

  it('is closed again by the next command, like that of an older Galley', async () => {
    const dataDir = await temporaryDataDir();
    const env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
    const running = spawnGalley(['start', '--json'], { env });
    await running.says(SAMPLE);
    running.child.kill('SIGTERM');
    await running.ended;
    await chmod(dataDir, 0o755);
    for (const name of ['sandbox.sqlite', 'pg.lock']) await chmod(join(dataDir, name), 0o644);
    const shown = await spawnGalleyToEnd(['newsletter', 'show', 'sample'], { env });
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(await openToOthers(dataDir)).toEqual([]);
  });
});

describe('a first start on a disk without room', () => {
  it('says so in one sentence, names its log, and leaves nothing in the way', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-room-'));
    try {
      const dataDir = join(folder, 'data');
      // No file may exceed this many blocks: initdb fails as on a full disk.
      const script = 'ulimit -f 200; exec "$0" "$@"';
      const child = spawn('sh', ['-c', script, process.execPath, BIN, 'migrate'], {
        env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      const [code] = (await once(child, 'close')) as [number];
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `The database can't be used: Galley’s own Postgres could not be created: a file would be larger than this user may write (ulimit -f) (details: ${dataDir}/pg.log)\n`,
      });
      expect((await readdir(dataDir)).toSorted()).toEqual(['pg.lock', 'pg.log', 'secret-key']);
      const again = await spawnGalleyToEnd(['migrate'], { env: { DATA_DIR: dataDir } });
      expect(again).toMatchObject({ code: 0, stderr: '' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
