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

test('one line of a terminal shows progress, and is erased at the end', () => {
  const { shell, written } = shellOn(true);
  const view = createImportProgress(shell);
  view.show({ kind: 'reading', rows: 15_000 });
  view.show({ kind: 'storing', rows: 5_000, of: 14_900 });
  view.end();
  expect(written.map((text) => text.replaceAll('\u001b[1G\u001b[2K', ''))).toEqual([
    '15,000 rows read',
    '5,000 of 14,900 stored (33 %)',
    '',
  ]);
});

test('writes nothing elsewhere', () => {
  const { shell, written } = shellOn(false);
  createImportProgress(shell).show({ kind: 'reading', rows: 1 });
  expect(written).toEqual([]);
});
