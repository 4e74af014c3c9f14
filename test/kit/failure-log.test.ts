import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);

/** Runs these test files in a separate folder, with the log. */
async function runTests(files: Readonly<Record<string, string>>) {
  const root = await mkdtemp(join(tmpdir(), 'galley-failures-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const logs = join(root, 'logs');
  const reporter = JSON.stringify(join(import.meta.dirname, 'failure-log.ts'));
  await mkdir(join(root, 'tests'));
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await writeFile(
    join(root, 'vitest.config.js'),
    `import { failureLog } from ${reporter};
     export default { test: { globals: true, reporters: ['dot', failureLog(${JSON.stringify(logs)})] } };`,
  );
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(root, 'tests', name), text);
  }
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, [vitest, 'run'], { cwd: root }, (_error, stdout, stderr) =>
      done(stdout + stderr),
    );
  });
  const [log] = await readdir(logs).catch(() => []);
  const text = log === undefined ? null : await readFile(join(logs, log), 'utf8');
  return { lastLines: output.trimEnd().split('\n').slice(-6), log, text };
}

it('ends the output with what failed and where the details are', async () => {
  const { lastLines, log, text } = await runTests({
    'one.test.js': `describe('a press', () => {
      it('prints', () => { console.log('ink'); expect('wet').toBe('dry'); });
      it('waits', () => undefined);
    });`,
    'two.test.js': `throw new Error('no such file');`,
    'three.test.js': `describe('hooks', () => {
      beforeAll(() => { throw new Error('no water'); });
      it('is never begun', () => undefined);
    });`,
  });
  expect(lastLines.at(-1)).toBe(`Details are in logs/${log}`);
  const failed = lastLines.filter((line) => line.startsWith('FAILED'));
  expect(failed.map((line) => line.replace(/ \[\d+ ms\]/, '')).toSorted()).toEqual([
    'FAILED tests/one.test.js > a press > prints',
    'FAILED tests/three.test.js > hooks',
    'FAILED tests/two.test.js',
  ]);
  for (const told of [
    "expected 'wet' to be 'dry'",
    'It printed:\nink',
    'no such file',
    'no water',
  ]) {
    expect(text).toContain(told);
  }
});

it('names a test that passed only when it was tried again, and why', async () => {
  const { lastLines, log, text } = await runTests({
    'one.test.js': `let tries = 0;
      it('dries', { retry: 1 }, () => expect(tries++).toBe(1));
      it('stays wet', { retry: 1 }, () => expect('wet').toBe('dry'));`,
  });
  expect(lastLines.at(-1)).toBe(`Details are in logs/${log}`);
  expect(lastLines.slice(-3, -1).map((line) => line.replace(/ \[\d+ ms\]/, ''))).toEqual([
    'SECOND TRY: tests/one.test.js > dries',
    'FAILED tests/one.test.js > stays wet',
  ]);
  expect(text).toContain('expected +0 to be 1');
});

it('writes nothing when nothing fails', async () => {
  const { log } = await runTests({ 'one.test.js': `it('prints', () => undefined);` });
  expect(log).toBeUndefined();
});
