import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
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
    entryPoints: [join(import.meta.dirname, 'delivery-process.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    // A run sends only issues, and the templates of other mails are most of the code.
    external: ['pg-native', '@galley/emails'],
    banner: { js: REQUIRE },
    plugins: edits === null ? [] : [edits.plugin],
    logLevel: 'silent',
  });
  edits?.assertComplete();
  const bundle = { file, cache: join(folder, 'compiled', name) };
  // Without an argument it only loads. A killed process keeps nothing of what it compiled.
  await once(fork(file, { env: { NODE_COMPILE_CACHE: bundle.cache } }), 'exit');
  return bundle;
}

function breakProtocol({ name, edits }: Variant): { plugin: Plugin; assertComplete(): void } {
  const found = edits.map(() => 0);
  const plugin: Plugin = {
    name,
    setup(building) {
      building.onLoad({ filter: /\/(?:apps|packages)\/[^/]+\/src\/.*\.ts$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        edits.forEach(({ find, replace }, index) => {
          const parts = contents.split(find);
          found[index] = (found[index] ?? 0) + parts.length - 1;
          contents = parts.join(replace);
        });
        return { contents, loader: 'ts' };
      });
    },
  };
  return {
    plugin,
    assertComplete() {
      edits.forEach(({ find }, index) => {
        if (found[index] === 1) return;
        throw new Error(
          `the variant ${name} does not fit the code: this text was found ${found[index]} times, ` +
            `expected once:\n${find}`,
        );
      });
    },
  };
}
