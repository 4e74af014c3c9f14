// Puts Kysely's 255 files into one for the command line, which would spend a tenth of a second on
// finding, reading and linking each of them (docs/adr/0035-a-command-loads-little.md). Plain
// JavaScript, because it runs before anything is built, and on Node 20 too.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const ENTRIES = ['kysely', 'kysely/migration'];

/**
 * The file that stands in for each of Kysely's entry points; null until it is built. Its folder is
 * named after the installed version, so it can't be out of date.
 */
export function bundledKysely() {
  const folder = bundleFolder();
  return existsSync(folder)
    ? new Map(ENTRIES.map((entry) => [entry, join(folder, `${fileName(entry)}.js`)]))
    : null;
}

/** Builds them if they are missing. The folder is renamed into place, so many can build at once. */
export async function ensureKyselyBundled() {
  const folder = bundleFolder();
  if (existsSync(folder)) return;
  // The asynchronous build would keep its service running as long as our process.
  const { buildSync } = await import('esbuild');
  const unfinished = `${folder}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    buildSync({
      absWorkingDir: here,
      entryPoints: Object.fromEntries(ENTRIES.map((entry) => [fileName(entry), entry])),
      outdir: unfinished,
      bundle: true,
      // What both entry points share has to exist once.
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      charset: 'utf8',
      logLevel: 'error',
    });
    await rename(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

const fileName = (entry) => entry.replace('/', '-');

/** The manifest names an exact version. */
function bundleFolder() {
  const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  return join(here, 'dist', `kysely-${dependencies.kysely}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureKyselyBundled();
