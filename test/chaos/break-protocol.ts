import { registerHooks } from 'node:module';
import { VARIANTS } from './variants.ts';

/** How the complaint about a variant that no longer fits begins. */
export const MISFIT = 'the variant does not fit the code:';

/**
 * Puts a broken variant in place of the real protocol: exact pieces of source text are replaced
 * when the file that holds them is loaded. Nothing in production code knows of it.
 */
export function breakProtocol(name: string): {
  /** @throws Error when a piece was not found exactly once: the variant has to follow the code. */
  assertComplete(): void;
} {
  const variant = VARIANTS.find((one) => one.name === name);
  if (variant === undefined) throw new Error(`no variant is called ${name}`);
  const found = variant.edits.map(() => 0);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!/\/(?:apps|packages)\/[^/]+\/src\//.test(url) || loaded.source === undefined) {
        return loaded;
      }
      let source = loaded.source === null ? '' : Buffer.from(loaded.source as Buffer).toString();
      variant.edits.forEach(({ find, replace }, index) => {
        const parts = source.split(find);
        found[index] = (found[index] ?? 0) + parts.length - 1;
        source = parts.join(replace);
      });
      return { ...loaded, source };
    },
  });
  return {
    assertComplete() {
      variant.edits.forEach(({ find }, index) => {
        if (found[index] === 1) return;
        throw new Error(
          `${MISFIT} of ${name} this text was found ${found[index]} times, expected once:\n${find}`,
        );
      });
    },
  };
}
