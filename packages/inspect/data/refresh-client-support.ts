/**
 * Cuts caniemail's data down to what preflight needs: `node packages/inspect/data/refresh-client-support.ts`
 * after a new version of the package `caniemail`. A test compares the kept file with the package.
 */
import { writeFile } from 'node:fs/promises';
import { cutClientSupport } from './cut-client-support.ts';

const file = new URL('client-support.json', import.meta.url);
await writeFile(file, `${JSON.stringify(await cutClientSupport(), null, 1)}\n`);
