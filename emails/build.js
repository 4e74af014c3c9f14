// Bundles the templates into dist/index.js so that Node, which can't read JSX, can import them.
// Plain JavaScript, because it runs before anything is built, and on Node 20 too.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const bundle = join(here, 'dist', 'index.js');

/**
 * Builds the bundle if the sources have changed. The bundle's first line holds the hash of its
 * sources, so the two can never disagree, and the bundle is renamed into place, so any number of
 * processes can build at once.
 */
export async function ensureBuilt(target = bundle) {
  const firstLine = `// Built from ${await hashInputs()}`;
  if ((await readStart(target, firstLine.length)) === firstLine) return;
  const code = await bundleSources();
  const unfinished = `${target}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await writeFile(unfinished, `${firstLine}\n${code}`);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** One hash over our sources, this script, and the versions of everything installed. */
async function hashInputs() {
  const sources = (await Promise.all([listSources('src'), listSources('components')])).flat();
  const inputs = [...sources.toSorted(), 'build.js', 'package.json', '../package-lock.json'];
  const hash = createHash('sha256');
  const contents = await Promise.all(inputs.map((path) => readIfThere(join(here, path))));
  for (const [index, path] of inputs.entries()) {
    const content = contents[index];
    hash.update(`${path} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

async function listSources(folder) {
  const names = await readdir(join(here, folder), { recursive: true });
  return names
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
}

async function bundleSources() {
  // The asynchronous build would keep its service running as long as our process.
  const { buildSync } = await import('esbuild');
  const { outputFiles } = buildSync({
    absWorkingDir: here,
    entryPoints: ['src/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    // React's development build is twice as slow and writes hints into the HTML.
    define: { 'process.env.NODE_ENV': '"production"' },
    // React's server renderer is CommonJS and requires Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    // Node imports these from source and shares them with every other importer.
    external: ['@galley/core/*', '@galley/wording'],
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

async function readStart(path, length) {
  let file;
  try {
    file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  } finally {
    await file?.close();
  }
}

async function readIfThere(path) {
  try {
    return await readFile(path);
  } catch (error) {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuilt();
