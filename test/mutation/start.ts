import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// `npm install` does not install Stryker and its packages: the first run does.
const here = import.meta.dirname;
const root = join(here, '..', '..');
const lockfile = join(here, 'package-lock.json');
// A copy of the lockfile, written once everything it lists is installed.
const installed = join(here, 'node_modules', '.installed-lockfile.json');

function install(): void {
  if (existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(lockfile, 'utf8')) {
    return;
  }
  process.stderr.write('Installing Stryker, about 65 MB. This happens once.\n');
  run('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund', '--loglevel=error'], here);
  copyFileSync(lockfile, installed);
}

/** Ends this process with the program's code if it fails. */
function run(program: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(program, [...args], {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (status !== 0) process.exit(status ?? 1);
}

install();
const stryker = join(here, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const config = join('test', 'mutation', 'stryker.config.json');
run(process.execPath, [stryker, 'run', config, ...process.argv.slice(2)], root);
