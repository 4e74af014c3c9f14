import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeTables } from './write-tables.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'galley-tables-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const tables = [{ name: 'growth', head: ['week', 'confirmed'], rows: [['2026-11-30', 4]] }];

test('a relative folder begins where the person is', async () => {
  expect(await writeTables({ cwd }, 'report', tables, {})).toMatchObject({
    kind: 'done',
    text: join('report', 'growth.csv'),
  });
  expect(await readFile(join(cwd, 'report', 'growth.csv'), 'utf8')).toBe(
    'week,confirmed\r\n2026-11-30,4\r\n',
  );
});

test('a folder that is a file is named', async () => {
  const file = join('report', 'growth.csv');
  expect(await writeTables({ cwd }, file, tables, {})).toMatchObject({
    kind: 'failed',
    problem: expect.stringContaining(file),
  });
});
