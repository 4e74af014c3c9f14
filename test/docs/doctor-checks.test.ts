import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECK_NAMES } from '../../apps/galley/src/operate/check-names.ts';

test('docs/doctor.md explains every check, in the order of the code', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/doctor.md'), 'utf8');
  const table = page.slice(page.indexOf('## The checks'));
  const rows = [...table.matchAll(/^\| `([^`]+)` \| (.+) \| (.+) \|$/gm)];
  expect(rows.map(([, name]) => name)).toEqual([...CHECK_NAMES]);
});
