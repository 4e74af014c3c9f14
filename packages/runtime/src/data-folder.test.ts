import { mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSecretKey, keepWebhookSecret, openDataFolder } from './data-folder.ts';
import { readConfig } from './config.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'galley-folder-'));
});
afterEach(() => rm(base, { recursive: true }));

describe('openDataFolder', () => {
  it('makes a folder that only its owner may enter, and opens it again', async () => {
    const dataDir = join(base, 'deep', 'data');
    expect(await openDataFolder(dataDir)).toEqual({ kind: 'ok' });
    expect(await openDataFolder(dataDir)).toEqual({ kind: 'ok' });
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('says why a folder cannot be used', async () => {
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
    'not there',
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
  it('are the same for all who ask at once, and leave no drafts behind', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => keepSecretKey(base)));
    expect(new Set(keys).size).toBe(1);
    expect(await readdir(base)).toEqual(['secret-key']);
    expect((await stat(join(base, 'secret-key'))).mode & 0o777).toBe(0o600);
    expect(await keepSecretKey(base)).toBe(keys[0]);
  });

  it('pass the rules for the settings that they stand in for', async () => {
    const env = {
      SECRET_KEY: await keepSecretKey(base),
      RESEND_WEBHOOK_SECRET: await keepWebhookSecret(base),
    };
    expect(readConfig(env).kind).toBe('ok');
  });
});
