import * as kysely from 'kysely';
import * as migration from 'kysely/migration';
import { expect, test } from 'vitest';
import { bundledKysely, ensureKyselyBundled } from '../build.js';

test('the bundle exports what Kysely exports, from each of its entry points', async () => {
  await ensureKyselyBundled();
  const bundled = bundledKysely() ?? new Map<string, string>();
  for (const [entry, exported] of [
    ['kysely', kysely],
    ['kysely/migration', migration],
  ] as const) {
    const built = (await import(bundled.get(entry) ?? '')) as object;
    expect(Object.keys(built).toSorted()).toEqual(Object.keys(exported).toSorted());
  }
});
