import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendDepartures, readDepartures } from './departure-log.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-departures-'));
});
afterEach(() => rm(folder, { recursive: true }));

const november = new Date('2026-11-30T23:00:00Z');
const december = new Date('2026-12-01T01:00:00Z');
const NOVEMBER = 'departures-2026-11.jsonl';

async function read(): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readDepartures(folder)) lines.push(line);
  return lines;
}

test('each month has a file of its own, which only its owner can read', async () => {
  const inner = join(folder, 'log');
  await appendDepartures(inner, 'b\n', december);
  await appendDepartures(inner, 'a\n', november);
  folder = inner;
  expect(await read()).toEqual(['a', 'b']);
  expect((await stat(join(inner, NOVEMBER))).mode & 0o777).toBe(0o600);
  expect((await stat(inner)).mode & 0o777).toBe(0o700);
});

test('what follows a torn line stands on a line of its own', async () => {
  await writeFile(join(folder, NOVEMBER), 'whole\ntor');
  await appendDepartures(folder, 'next\n', november);
  expect(await read()).toEqual(['whole', 'tor', 'next']);
});

test('writers at the same time tear no line', async () => {
  const lines = Array.from({ length: 50 }, (_, n) => `${n}`.repeat(200));
  await Promise.all(lines.map((line) => appendDepartures(folder, `${line}\n`, november)));
  expect((await read()).toSorted()).toEqual(lines.toSorted());
});

test('other files are left alone, and an endless line is cut', async () => {
  await writeFile(join(folder, 'departures-2026-11.jsonl.bak'), 'no\n');
  await symlink('/dev/zero', join(folder, 'departures-2026-10.jsonl'));
  await writeFile(join(folder, NOVEMBER), `${'x'.repeat(50_000)}\nyes\n`);
  const found = await read();
  expect(found.map((line) => line.length)).toEqual([10_000, 3]);
  expect(await readFile(join(folder, 'departures-2026-11.jsonl.bak'), 'utf8')).toBe('no\n');
});
