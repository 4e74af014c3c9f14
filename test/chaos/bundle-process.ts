import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import type { Variant } from './variants.ts';

/** A delivery process in one file, which many processes load within moments. */
export interface Bundle {
  readonly file: string;
  /** Where compiled code is kept for later processes. */
  readonly cache: string;
}

/** CommonJS modules need `require` for Node's own modules, which an ESM file has to create. */
const REQUIRE =
  "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);";

const DELIVERY = {
  entryPoints: [join(import.meta.dirname, 'delivery-process.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  // A run sends only issues, and the templates of other mails are most of the code.
  external: ['pg-native', '@galley/emails'],
  logLevel: 'silent',
} satisfies BuildOptions;

/** Says which texts of the variants the code doesn't hold exactly once, so that they break nothing. */
export async function findMisfits(variants: readonly Variant[]): Promise<readonly string[]> {
  const all = variants.map(breakProtocol);
  const look = onSources((contents) => {
    for (const { take } of all) take(contents);
    return contents;
  });
  await build({ ...DELIVERY, write: false, plugins: [{ name: 'look', setup: look }] });
  return all.flatMap(({ misfits }) => misfits());
}

/**
 * Bundles the delivery process and everything it loads into one file, and compiles that: a run
 * starts hundreds of processes. A broken variant replaces the real protocol here; it replaces exact
 * pieces of source text, so production code knows nothing about it.
 *
 * @throws Error if a piece of a variant is not found exactly once: variants must follow the code
 */
export async function bundleProcess(folder: string, variant: Variant | null): Promise<Bundle> {
  const name = variant?.name ?? 'real';
  const file = join(folder, `${name}.mjs`);
  const edits = variant === null ? null : breakProtocol(variant);
  await build({
    ...DELIVERY,
    outfile: file,
    minify: true,
    banner: { js: REQUIRE },
    plugins: edits === null ? [] : [edits.plugin],
  });
  const misfits = edits?.misfits() ?? [];
  if (misfits.length > 0) throw new Error(misfits.join('\n'));
  const bundle = { file, cache: join(folder, 'compiled', name) };
  // Without an argument it only loads. A killed process keeps nothing of what it compiled.
  await once(fork(file, { env: { NODE_COMPILE_CACHE: bundle.cache } }), 'exit');
  return bundle;
}

interface BrokenProtocol {
  readonly plugin: Plugin;
  /** What becomes of one file's text. */
  readonly take: (contents: string) => string;
  /** Afterwards: which edits were not found exactly once. */
  readonly misfits: () => readonly string[];
}

function breakProtocol({ name, edits }: Variant): BrokenProtocol {
  const found = edits.map(() => 0);
  const take = (contents: string): string =>
    edits.reduce((text, { find, replace }, index) => {
      const parts = text.split(find);
      found[index] = (found[index] ?? 0) + parts.length - 1;
      return parts.join(replace);
    }, contents);
  return {
    plugin: { name, setup: onSources(take) },
    take,
    misfits: () =>
      edits.flatMap(({ find }, index) =>
        found[index] === 1
          ? []
          : [
              `the variant ${name} does not fit the code: this text was found ${found[index]} ` +
                `times, expected once:\n${find}`,
            ],
      ),
  };
}

const onSources =
  (take: (contents: string) => string): Plugin['setup'] =>
  (building) =>
    building.onLoad({ filter: /\/(?:apps|packages)\/[^/]+\/src\/.*\.ts$/ }, async ({ path }) => ({
      contents: take(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
