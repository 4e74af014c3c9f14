import {
  chmod,
  chown,
  lchown,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  inspectDataFolder,
  keepSecretKey,
  keepWebhookSecret,
  openDataFolder,
} from './data-folder.ts';
import { readConfig } from './config.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'galley-folder-'));
});
afterEach(() => rm(base, { recursive: true }));

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe('inspectDataFolder', () => {
  it('says what is there or would be made, and makes nothing', async () => {
    expect(await inspectDataFolder(join(base, 'deep', 'data'))).toEqual({ kind: 'absent' });
    expect(await readdir(base)).toEqual([]);
    expect(await inspectDataFolder(base)).toEqual({ kind: 'there' });
  });

  it('says why a folder can be neither used nor made', async () => {
    await writeFile(join(base, 'file'), '');
    expect(await inspectDataFolder(join(base, 'file'))).toMatchObject({
      kind: 'unusable',
      problem: expect.stringMatching(/^DATA_DIR: .* there is a file of that name$/),
    });
    expect(await inspectDataFolder(join(base, 'file', 'data'))).toMatchObject({
      kind: 'unusable',
      problem: expect.stringMatching(/ a part of the path is a file$/),
    });
  });
});

describe('openDataFolder', () => {
  it('creates a folder that only its owner may enter, and opens it again', async () => {
    const dataDir = join(base, 'deep', 'data');
    expect(await openDataFolder(dataDir)).toEqual({ kind: 'ok' });
    expect(await openDataFolder(dataDir)).toEqual({ kind: 'ok' });
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('closes a folder that is open to others, with what an older Galley left open in it', async () => {
    const dataDir = join(base, 'data');
    await mkdir(join(dataDir, 'web'), { recursive: true });
    await writeFile(join(dataDir, 'sandbox.sqlite'), '');
    for (const name of ['', 'web', 'sandbox.sqlite']) await chmod(join(dataDir, name), 0o777);
    await symlink(dataDir, join(base, 'link'));
    expect(await openDataFolder(join(base, 'link'))).toEqual({ kind: 'ok' });
    expect(await modeOf(dataDir)).toBe(0o700);
    expect(await modeOf(join(dataDir, 'web'))).toBe(0o700);
    expect(await modeOf(join(dataDir, 'sandbox.sqlite'))).toBe(0o700);
  });

  it('leaves a folder alone that is open to others and contains something that isn’t Galley’s', async () => {
    const dataDir = join(base, 'home');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'people.csv'), '');
    await chmod(dataDir, 0o755);
    expect(await openDataFolder(dataDir)).toEqual({
      kind: 'unusable',
      problem: `DATA_DIR: ${dataDir} is open to other users and contains something that isn't Galley's ("people.csv"): chmod 700 ${dataDir}, or give Galley its own folder, such as ${dataDir}/galley`,
    });
    expect(await modeOf(dataDir)).toBe(0o755);
    await chmod(dataDir, 0o700);
    await chmod(join(dataDir, 'people.csv'), 0o644);
    expect(await openDataFolder(dataDir)).toEqual({ kind: 'ok' });
    expect(await modeOf(join(dataDir, 'people.csv'))).toBe(0o644);
  });

  it("says why a folder can't be used", async () => {
    const path = join(base, 'file');
    await writeFile(path, '');
    expect(await openDataFolder(join(path, 'data'))).toEqual({
      kind: 'unusable',
      problem: `DATA_DIR: ${join(path, 'data')} can't be used: a part of the path is a file`,
    });
    expect(await openDataFolder(path)).toMatchObject({ kind: 'unusable' });
    expect(await openDataFolder('/proc/galley/data')).toMatchObject({ kind: 'unusable' });
  });
});

it.each([
  [
    'leads nowhere',
    async () => symlink(join(base, 'gone'), join(base, 'link')),
    () => join(base, 'link'),
    'does not exist',
  ],
  [
    'is too long',
    async () => undefined,
    () => join(base, 'x'.repeat(200), 'y'.repeat(200)),
    '400 bytes',
  ],
])('openDataFolder names the setting when its path %s', async (_why, make, path, words) => {
  await make();
  const result = await openDataFolder(path());
  expect(result).toMatchObject({ kind: 'unusable' });
  expect(result.kind === 'unusable' && result.problem).toMatch(new RegExp(`^DATA_DIR: .*${words}`));
});

describe('the secrets of a data folder', () => {
  it('are the same for all simultaneous callers, and leave no drafts behind', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => keepSecretKey(base)));
    expect(new Set(keys).size).toBe(1);
    expect(await readdir(base)).toEqual(['secret-key']);
    expect((await stat(join(base, 'secret-key'))).mode & 0o777).toBe(0o600);
    expect(await keepSecretKey(base)).toBe(keys[0]);
  });

  it('are refused when empty or truncated, since anybody could sign with them', async () => {
    await writeFile(join(base, 'secret-key'), '\n');
    await expect(keepSecretKey(base)).rejects.toThrow(
      `${base}/secret-key holds 0 characters, expected 32 or more: restore it from a backup`,
    );
  });

  it('pass the rules for the settings that they replace', async () => {
    const env = {
      SECRET_KEY: await keepSecretKey(base),
      RESEND_WEBHOOK_SECRET: await keepWebhookSecret(base),
    };
    expect(readConfig(env).kind).toBe('ok');
  });
});

describe.runIf(process.geteuid?.() === 0)('with more than one user', () => {
  const OTHER = 4242;
  const YET_ANOTHER = 4343;

  const asOther = async <T>(work: () => Promise<T>): Promise<T> => {
    process.seteuid?.(OTHER);
    try {
      return await work();
    } finally {
      process.seteuid?.(0);
    }
  };

  it("root creates a secret for the folder's owner", async () => {
    await chown(base, OTHER, OTHER);
    const key = await keepSecretKey(base);
    expect(await asOther(() => keepSecretKey(base))).toBe(key);
  });

  it('an owner refuses what somebody else put there, links included', async () => {
    await chown(base, OTHER, OTHER);
    const path = join(base, 'secret-key');
    await symlink('/etc/hostname', path);
    await lchown(path, YET_ANOTHER, YET_ANOTHER);
    expect(await asOther(() => openDataFolder(base))).toEqual({
      kind: 'unusable',
      problem: `DATA_DIR: ${path} belongs to user ${YET_ANOTHER}, but this is user ${OTHER}: if nobody else could write there, run as root: chown -R ${OTHER} ${base}`,
    });
    await lchown(path, OTHER, OTHER);
    expect(await asOther(() => openDataFolder(base))).toEqual({ kind: 'ok' });
  });
});
