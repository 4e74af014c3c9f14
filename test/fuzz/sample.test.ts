import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** What took minutes before the parser was metered, and one for each other reader. */
const SAMPLE = [
  'setext =',
  'comment, unclosed',
  'instruction',
  'declaration',
  'quote, lazy',
  'images in images',
  'blanks within a line',
  'objects in objects',
  'YAML lists in lists',
];

// In a separate process, because tests run the parser with assertions on, ten times slower. Each
// takes half a second there; `npm run fuzz` limits each to one.
test('hostile reviews of 256 KiB cost seconds of processor time, not minutes', async () => {
  const main = join(import.meta.dirname, 'main.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    main,
    '--most-ms=15000',
    ...SAMPLE,
  ]);
  expect(stdout).toContain(
    `${SAMPLE.length} hostile reviews of up to 256 KiB: each read or refused`,
  );
});
