import type { ImportProgress } from '@galley/press/subscription';
import { createLifecycle, createLog } from '@galley/runtime';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createPaint } from '../shell/paint.ts';
import { createPrinter } from '../shell/printer.ts';
import type { Shell } from '../shell/shell.ts';
import { createImportProgress } from './import-progress.ts';

function shellOn(isTTY: boolean): { shell: Shell; written: string[] } {
  const written: string[] = [];
  const stderr = { isTTY, write: (text: string) => written.push(text) };
  const shell = {
    env: {},
    cwd: '/',
    stdin: Readable.from([]),
    stdout: createPrinter(stderr),
    stderr: createPrinter(stderr),
    json: false,
    paint: createPaint(stderr, {}),
    life: createLifecycle({ log: createLog({ level: 'silent', name: 'test' }) }),
  };
  return { shell, written };
}

const unpainted = (text: string): string =>
  text.replaceAll('\u001b[1G\u001b[2K', '').replaceAll(/\u001b\[\d+m/g, '');

test('a bar on one line of a terminal shows percent and time left, and is erased at the end', () => {
  const { shell, written } = shellOn(true);
  let now = 0;
  let bytes = 0;
  const view = createImportProgress(
    shell,
    () => new Date(now),
    () => ({ bytes, of: 1000 }),
  );
  const at = (ms: number, read: number, progress: ImportProgress): void => {
    [now, bytes] = [ms, read];
    view.show(progress);
  };
  at(0, 100, { kind: 'reading', rows: 1_000 });
  at(4_000, 400, { kind: 'reading', rows: 15_000 });
  at(10_000, 1000, { kind: 'reading', rows: 40_000 });
  at(11_000, 1000, { kind: 'storing', rows: 0, of: 14_900 });
  at(111_000, 1000, { kind: 'storing', rows: 5_000, of: 14_900 });
  view.end();
  expect(written.map(unpainted)).toEqual([
    `${'█'.repeat(3)}${'░'.repeat(27)}  10 %  1,000 rows read`,
    `${'█'.repeat(12)}${'░'.repeat(18)}  40 %  15,000 rows read  6 s left`,
    `${'█'.repeat(30)}  100 %  40,000 rows read`,
    `${'░'.repeat(30)}  0 %  0 of 14,900 stored`,
    `${'█'.repeat(10)}${'░'.repeat(20)}  33 %  5,000 of 14,900 stored  3 min 18 s left`,
    '',
  ]);
});

test('standard input, whose end nobody knows, has no bar while it is read', () => {
  const { shell, written } = shellOn(true);
  const view = createImportProgress(
    shell,
    () => new Date(0),
    () => ({ bytes: 500, of: null }),
  );
  view.show({ kind: 'reading', rows: 15_000 });
  expect(written.map(unpainted)).toEqual(['15,000 rows read']);
});

test('writes nothing elsewhere', () => {
  const { shell, written } = shellOn(false);
  const view = createImportProgress(
    shell,
    () => new Date(0),
    () => ({ bytes: 500, of: 1000 }),
  );
  view.show({ kind: 'reading', rows: 1 });
  view.end();
  expect(written).toEqual([]);
});
