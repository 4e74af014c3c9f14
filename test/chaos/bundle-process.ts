import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { openSendingAgain } from './sending-again.ts';
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

type Entry = 'delivery-process.ts' | 'sending-again.ts';

const optionsOf = (entry: Entry): BuildOptions => ({
  entryPoints: [join(import.meta.dirname, entry)],
  bundle: true,
  platform: 'node',
  format: 'esm',
  // A run sends only issues, and the templates of other mails are most of the code.
  external: ['pg-native', '@galley/emails'],
  logLevel: 'silent',
});

const entryOf = ({ inStep }: Pick<Variant, 'inStep'>): Entry =>
  inStep === true ? 'sending-again.ts' : 'delivery-process.ts';

/** Says which texts of the variants the code doesn't hold exactly once, so that they break nothing. */
export async function findMisfits(variants: readonly Variant[]): Promise<readonly string[]> {
  const misfits: string[] = [];
  for (const [entry, those] of Map.groupBy(variants, entryOf)) {
    const all = those.map(breakProtocol);
    const look = onSources((contents) => {
      for (const { take } of all) take(contents);
      return contents;
    });
    await build({ ...optionsOf(entry), write: false, plugins: [{ name: 'look', setup: look }] });
    misfits.push(...all.flatMap((each) => each.misfits()));
  }
  return misfits;
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
  await bundle('delivery-process.ts', file, variant?.inStep === true ? null : variant);
  const bundled = { file, cache: join(folder, 'compiled', name) };
  // Without an argument it only loads. A killed process keeps nothing of what it compiled.
  await once(fork(file, { env: { NODE_COMPILE_CACHE: bundled.cache } }), 'exit');
  return bundled;
}

/** The step that sends an issue again: the real one, or the broken one of a variant. */
export async function bundleSendingAgain(
  folder: string,
  variant: Variant | null,
): Promise<typeof openSendingAgain> {
  if (variant?.inStep !== true) return openSendingAgain;
  const file = join(folder, `${variant.name}-step.mjs`);
  await bundle('sending-again.ts', file, variant);
  const step = (await import(pathToFileURL(file).href)) as {
    openSendingAgain: typeof openSendingAgain;
  };
  return step.openSendingAgain;
}

async function bundle(entry: Entry, outfile: string, variant: Variant | null): Promise<void> {
  const broken = variant === null ? null : breakProtocol(variant);
  await build({
    ...optionsOf(entry),
    outfile,
    minify: true,
    banner: { js: REQUIRE },
    plugins: broken === null ? [] : [broken.plugin],
  });
  const misfits = broken?.misfits() ?? [];
  if (misfits.length > 0) throw new Error(misfits.join('\n'));
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
