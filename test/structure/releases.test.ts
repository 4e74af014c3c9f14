import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGalley } from '@galley/test/kit';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');
const versionOf = async (path: string): Promise<unknown> =>
  (JSON.parse(await read(path)) as { readonly version: unknown }).version;

test('the changelog begins with the version that galley --version prints', async () => {
  const [, top] = /^## (\S+)$/m.exec(await read('CHANGELOG.md')) ?? [];
  expect(top).toBe(await versionOf('apps/galley/package.json'));
  expect((await runGalley(['--version'], { cwd: ROOT })).stdout).toBe(`${top}\n`);
});

test('each note for the next release is about the product, and says something', async () => {
  const names = await readdir(join(ROOT, '.changeset'));
  for (const name of names.filter((one) => one.endsWith('.md') && one !== 'README.md')) {
    expect(await read(`.changeset/${name}`), name).toMatch(
      /^---\n'@galley\/galley': (?:patch|minor|major)\n---\n\n\S.*\S/,
    );
  }
});

/** A repository with as much of ours as a release touches. */
async function makeRepository(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-release-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const write = (path: string, value: unknown): Promise<void> =>
    writeFile(join(folder, path), `${JSON.stringify(value, null, 2)}\n`);
  for (const path of [
    '.changeset',
    'CHANGELOG.md',
    'apps/galley/deploy/helm/galley/Chart.yaml',
    'apps/galley/package.json',
    'test/package.json',
  ]) {
    await cp(join(ROOT, path), join(folder, path), { recursive: true });
  }
  for (const name of await readdir(join(folder, '.changeset'))) {
    if (name.endsWith('.md') && name !== 'README.md') await rm(join(folder, '.changeset', name));
  }
  const product = { name: '@galley/galley', version: '0.9.0', private: true };
  await write('package.json', {
    version: '0.9.0',
    private: true,
    type: 'module',
    workspaces: ['apps/*', 'test'],
  });
  await write('apps/galley/package.json', product);
  await write('test/package.json', {
    name: '@galley/test',
    version: '0.1.0',
    private: true,
    dependencies: { '@galley/galley': '*' },
  });
  await write('package-lock.json', {
    version: '0.9.0',
    packages: { '': { version: '0.9.0' }, 'apps/galley': product },
  });
  await writeFile(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## 0.9.0\n\nThe first.\n');
  git(folder, 'init', '--quiet');
  commit(folder);
  return folder;
}

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', [...args], { cwd, encoding: 'utf8', env: AUTHOR });
const AUTHOR = {
  PATH: process.env['PATH'],
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@press.example',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@press.example',
  GIT_CONFIG_GLOBAL: '',
  GIT_CONFIG_NOSYSTEM: '1',
};

function commit(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'A change');
}

/** The script of the working tree, in another repository. */
const release = (cwd: string) =>
  spawnSync(process.execPath, [join(ROOT, '.changeset/release.js')], {
    cwd,
    encoding: 'utf8',
    env: AUTHOR,
  });

test('a release moves the notes into the changelog, raises the version, commits and tags', async () => {
  const folder = await makeRepository();
  const note = (name: string, kind: string, text: string): Promise<void> =>
    writeFile(
      join(folder, '.changeset', `${name}.md`),
      `---\n'@galley/galley': ${kind}\n---\n\n${text}\n`,
    );
  await note('one', 'minor', '`galley backup FILE` stores it all.');
  await note('two', 'patch', 'Nothing is lost.');
  const early = release(folder);
  expect(early.status).toBe(1);
  expect(early.stderr).toContain('not committed');
  commit(folder);

  const done = release(folder);
  expect(done, done.stderr).toMatchObject({ status: 0 });
  expect(done.stdout).toContain('Galley 0.10.0 is committed and tagged.');
  expect(await readFile(join(folder, 'CHANGELOG.md'), 'utf8')).toBe(
    '# Changelog\n\n## 0.10.0\n\n### Minor Changes\n\n- `galley backup FILE` stores it all.\n\n' +
      '### Patch Changes\n\n- Nothing is lost.\n\n## 0.9.0\n\nThe first.\n',
  );
  for (const path of ['apps/galley/package.json', 'package-lock.json']) {
    expect(await readFile(join(folder, path), 'utf8')).toContain('"version": "0.10.0"');
  }
  expect(git(folder, 'tag', '--points-at', 'HEAD').trim()).toBe('v0.10.0');
  expect(git(folder, 'status', '--porcelain')).toBe('');
  const again = release(folder);
  expect(again.status).toBe(1);
  expect(again.stderr).toContain('there is no note in .changeset');
});
