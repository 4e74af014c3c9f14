// Builds the desk into dist/HASH, which web serves. Plain JavaScript, because it runs before
// anything is built, and on Node 20 too.
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const DAY_MS = 24 * 60 * 60 * 1000;

/** Where the sources are; the bundle holds no file of ours from elsewhere. */
const SOURCES = ['apps/desk/src', 'packages/core/src', 'packages/wording/src'];
const FILES = [
  'apps/desk/index.html',
  'apps/desk/build.js',
  'apps/desk/package.json',
  'package-lock.json',
];
const TEXTS = new Set(['.css', '.html', '.js', '.json', '.svg']);

/**
 * Builds the desk if its sources have changed, and returns the folder to serve. The folder is named
 * after the hash of its sources and appears whole, so any number of processes can build at once.
 */
export async function ensureDeskBuilt(target = join(here, 'dist')) {
  const folder = join(target, await hashInputs());
  if (await isThere(folder)) return folder;
  // In a process of its own: the bundler's memory would stay with a server until its end.
  await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), target]).catch(
    (error) => {
      throw new Error(`the desk could not be built:\n${error.stderr || error.message}`);
    },
  );
  return folder;
}

async function build(target) {
  const folder = join(target, await hashInputs());
  if (await isThere(folder)) return;
  const unfinished = join(target, `.${process.pid}.${randomBytes(4).toString('hex')}`);
  await mkdir(unfinished, { recursive: true });
  try {
    await bundle(unfinished);
    await compressAll(unfinished);
    await rename(unfinished, folder).catch(async (error) => {
      // Another process was faster.
      if (!(await isThere(folder))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await dropOld(target, folder);
}

/** One hash over the sources, this script, and the versions of everything installed. */
async function hashInputs() {
  const sources = (await Promise.all(SOURCES.map(listSources))).flat();
  const inputs = [...sources.toSorted(), ...FILES];
  const contents = await Promise.all(inputs.map((path) => readIfThere(join(root, path))));
  const hash = createHash('sha256');
  for (const [index, path] of inputs.entries()) {
    hash.update(`${path} ${contents[index].length}\n`).update(contents[index]);
  }
  return hash.digest('hex').slice(0, 24);
}

async function listSources(folder) {
  const names = await readdir(join(root, folder), { recursive: true });
  return names
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:tsx?|css)$/.test(path) && !/\.test\.tsx?$/.test(path));
}

async function bundle(outDir) {
  // Otherwise React brings its code for development: vite goes by this variable, which tests set.
  process.env.NODE_ENV = 'production';
  const [{ build: run }, { default: react }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-react'),
  ]);
  await run({
    root: here,
    base: '/desk/',
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    // Beside the output: vite would put it into node_modules.
    cacheDir: join(outDir, '.cache'),
    plugins: [react(), onlyHashedSources()],
    resolve: {
      alias: {
        // Its version for browsers decodes characters by innerHTML, which the policy forbids.
        'decode-named-character-reference': join(
          root,
          'node_modules/decode-named-character-reference/index.js',
        ),
      },
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: ['chrome111', 'firefox121', 'safari16.4'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // test/structure measures the first load by it.
      manifest: 'manifest.json',
    },
  });
  const page = join(outDir, 'index.html');
  const html = await readFile(page, 'utf8');
  // Nothing is painted before the chosen colours and language are known.
  await writeFile(
    page,
    html.replace('<script type="module"', '<script type="module" blocking="render"'),
  );
  await rm(join(outDir, '.cache'), { recursive: true, force: true });
}

/** Fails for a file of ours that hashInputs doesn't see, since its changes would go unnoticed. */
const onlyHashedSources = () => ({
  name: 'only-hashed-sources',
  generateBundle() {
    for (const id of this.getModuleIds()) {
      const path = relative(root, id.split('?')[0]).replaceAll('\\', '/');
      const isOurs =
        !path.startsWith('..') && !path.includes('node_modules/') && !id.startsWith('\0');
      if (!isOurs || FILES.includes(path) || SOURCES.some((s) => path.startsWith(`${s}/`)))
        continue;
      this.error(`${path} is in the desk, but not in the SOURCES of build.js`);
    }
  },
});

async function compressAll(folder) {
  const names = await readdir(folder, { recursive: true });
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  await Promise.all(
    names
      .filter((name) => TEXTS.has(extname(name)))
      .map(async (name) => {
        const path = join(folder, name);
        const text = await readFile(path);
        await writeFile(`${path}.br`, await promisify(brotliCompress)(text, quality));
        await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
      }),
  );
}

/** A server that still starts may be about to read yesterday's; older ones go. */
async function dropOld(target, current) {
  for (const name of await readdir(target)) {
    const path = join(target, name);
    const found = await stat(path).catch(() => null);
    if (path === current || found === null || Date.now() - found.mtimeMs < DAY_MS) continue;
    await rm(path, { recursive: true, force: true });
  }
}

const isThere = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

async function readIfThere(path) {
  try {
    return await readFile(path);
  } catch (error) {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build(resolve(process.argv[2] ?? join(here, 'dist')));
}
