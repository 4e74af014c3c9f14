import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Variant } from './variants.ts';

/** A delivery process in one file, which many processes load within moments. */
export interface Bundle {
  readonly file: string;
  /** Where what was compiled once is kept for the others. */
  readonly cache: string;
}

/** Modules of CommonJS ask for Node's own by `require`, which a file of ESM has to make. */
const REQUIRE =
  "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);";

/**
 * Puts the delivery process and everything it loads into one file, and compiles that: hundreds of
 * processes are born for a run. A broken variant takes the place of the real protocol here; exact
 * pieces of source text are replaced, so production code knows nothing of it.
 *
 * @throws Error when a piece of a variant was not found exactly once: it has to follow the code
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
    // Mails that are no issue are not sent in a run, and their templates are most of the code.
    external: ['pg-native', '@galley/emails'],
    banner: { js: REQUIRE },
    plugins: edits === null ? [] : [edits.plugin],
    logLevel: 'silent',
  });
  edits?.assertComplete();
  const bundle = { file, cache: join(folder, 'compiled', name) };
  // Without an argument it only loads. A killed process leaves nothing of what it compiled.
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
