import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findChromium } from './find-chromium.ts';

async function folderWith(files: Readonly<Record<string, number>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-path-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, mode] of Object.entries(files)) {
    await writeFile(join(folder, name), '', { mode });
  }
  return folder;
}

it('prefers Chromium to Chrome, and one without windows to both, wherever on PATH they are', async () => {
  const chrome = await folderWith({ 'google-chrome': 0o755 });
  const chromium = await folderWith({ 'chromium-browser': 0o755 });
  expect(findChromium([chrome, chromium].join(delimiter))).toBe(join(chromium, 'chromium-browser'));
  expect(findChromium(chrome)).toBe(join(chrome, 'google-chrome'));
  const shell = await folderWith({ 'chromium-headless-shell': 0o755 });
  expect(findChromium([chrome, chromium, shell].join(delimiter))).toBe(
    join(shell, 'chromium-headless-shell'),
  );
});

it('says what to install when there is no browser to run', async () => {
  const folder = await folderWith({ firefox: 0o755, 'chromium.txt': 0o644 });
  expect(() => findChromium(`${folder}${delimiter}`, [])).toThrow(
    'apt-get install chromium-headless-shell',
  );
});
