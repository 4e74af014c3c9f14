import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProof, runGalley, spawnGalley } from '../../kit/index.ts';

const SEED = resolve(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-proof-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Galley as in a fresh clone: no database, no key, no settings. */
async function proofOf(path: string) {
  await mkdir(join(folder, path), { recursive: true });
  const galley = spawnGalley(['proof', path, '--title', 'The Long Read', '--json'], {
    cwd: folder,
    env: { DATA_DIR: join(folder, 'data') },
  });
  const [, url = ''] = await galley.says(/"url":"([^"]+)"/);
  return { galley, url };
}

it('shows a folder with the seed review in every view, without a database, and stops cleanly', async () => {
  await mkdir(join(folder, 'one'));
  await cp(SEED, join(folder, 'one', 'seed-review.txt'));
  const { galley, url } = await proofOf('one');
  const page = await openProof(url);
  expect(page.status).toBe(200);
  expect(page.html).toMatch(/Race to Catch Up to Claude Code<\/h1>/);
  expect(page.html).toContain('Passes.');
  expect(page.html).toMatch(/<code class="hash">[0-9a-f]{64}</);
  for (const view of ['desktop', 'phone', 'dark', 'forced-dark', 'images-off']) {
    expect(await page.frame(view)).toContain('Maxwell Zeff');
  }
  expect(await page.frame('text')).toContain('Claude Code');
  expect(await page.frame('source')).toContain('List-Unsubscribe');
  expect(await page.frame('desktop')).not.toMatch(/[\ufdd0-\ufdef]/);
  expect(existsSync(join(folder, 'data'))).toBe(false);
  galley.child.kill('SIGTERM');
  expect(await galley.ended).toMatchObject({ code: 0, stderr: '' });
});

it('says how to fix a finding in its file, since a folder has no commands', async () => {
  await mkdir(join(folder, 'tags'));
  const review = { title: 'Hello {{first_name}}', outlet: 'WIRED', summary: ['TODO: check.'] };
  await writeFile(join(folder, 'tags', 'one.json'), JSON.stringify(review));
  const { url } = await proofOf('tags');
  const { html } = await openProof(url);
  const fixes = [...html.matchAll(/<p class="fix">([^<]*)<\/p>/g)].map(([, fix]) => fix);
  expect(fixes).toContain('If it is not intended, edit tags/one.json.');
  expect(fixes).toContain('Write another title in tags/one.json: it is the subject.');
  expect(fixes.filter((fix) => fix?.includes('galley '))).toEqual([]);
});

it('follows saved files, and shows what changed since it was read', async () => {
  const { url } = await proofOf('desk');
  const none = await openProof(url);
  expect(none.status).toBe(404);
  expect(none.html).toContain('It holds no reviews yet.');
  const file = join(folder, 'desk', 'review.txt');
  const seed = await readFile(SEED, 'utf8');
  const first = await none.renewedBy(() => writeFile(file, seed));
  expect(first.status).toBe(200);
  const [, hash = ''] = /name="hash" value="(\w+)"/.exec(first.html) ?? [];
  const read = await fetch(`${url}/read`, {
    method: 'POST',
    body: new URLSearchParams({ hash }),
  });
  expect(await read.text()).toContain('Nothing has changed since');
  const second = await (
    await openProof(url)
  ).renewedBy(() => writeFile(file, seed.replace('in-depth', 'thorough')));
  expect(second.html).toMatch(/<del>in-depth<\/del><ins>thorough<\/ins>/);
  expect(await second.frame('changes')).toMatch(/<ins[^>]*>thorough<\/ins>/);
  const third = await second.renewedBy(() => writeFile(join(folder, 'desk', 'bad.txt'), 'Nothing'));
  expect(third.html).toContain('desk/bad.txt:1: found');
});

it('orders files by their leading numbers', async () => {
  await mkdir(join(folder, 'order'));
  for (const [name, rating] of [
    ['2-b.txt', '5/5'],
    ['1-a.txt', '1/5'],
  ] as const) {
    const text = `Title ${name}\n\n${rating} · WIRED\n\nSummary\n\nA text.\n`;
    await writeFile(join(folder, 'order', name), text);
  }
  const { url } = await proofOf('order');
  const { html } = await openProof(url);
  expect(html).toMatch(/Title 1-a\.txt<\/h1>/);
});

it('shows forty reviews within the clip, and what was shortened', async () => {
  await mkdir(join(folder, 'forty'));
  const seed = await readFile(SEED, 'utf8');
  for (let number = 1; number <= 40; number += 1) {
    const text = seed.replace(/^.*\n/, `Review ${number} of many\n`);
    await writeFile(join(folder, 'forty', `${number}.txt`), text);
  }
  const { url } = await proofOf('forty');
  const page = await openProof(url);
  expect(page.html).toMatch(/\d+ of 40 shortened;/);
  const mail = await page.frame('desktop');
  expect(Buffer.byteLength(mail)).toBeLessThan(100_000);
  for (let number = 1; number <= 40; number += 1) {
    expect(mail).toContain(`Review ${number} of many`);
  }
});

it('answers only this machine, and no other site', async () => {
  const { url } = await proofOf('one');
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const body = new URLSearchParams({ hash: '' });
  const posted = await fetch(`${url}/read`, { method: 'POST', body, headers: foreign });
  expect(posted.status).toBe(403);
  const page = await fetch(url);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const frame = await fetch(`${url}/frame/desktop`);
  expect(frame.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(frame.headers.get('content-security-policy')).not.toContain('allow-scripts');
});

it('says when the browser was killed while taking a picture', async () => {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  // It reads the request first, and answers nothing.
  await writeFile(
    join(bin, 'chromium-headless-shell'),
    '#!/bin/sh\ndd bs=64k count=1 <&3 >&2\nkill -9 $$\n',
    {
      mode: 0o755,
    },
  );
  const env = { PATH: `${bin}:/usr/bin:/bin` };
  const ran = await runGalley(['proof', SEED, '--png', 'pictures'], { cwd: folder, env });
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toMatch(/Chromium (?:ended|does not listen)/);
});

it('says what it could not find', async () => {
  const ran = await runGalley(['proof', 'nowhere', './one'], { cwd: folder });
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toMatch(/^nowhere: found no such file or folder, expected/);
  const spoken = await runGalley(['proof', './one', '--language', 'no tag'], { cwd: folder });
  expect(spoken).toMatchObject({ code: 2, stdout: '' });
  expect(spoken.stderr).toContain('--language: found "no tag", expected a BCP 47 language tag');
  const named = await runGalley(['proof', './one', '--title', 'A\nB'], { cwd: folder });
  expect(named).toMatchObject({ code: 2, stdout: '' });
  expect(named.stderr).toContain('--title: found "A<U+000A>B", expected one line');
  const ofIssue = await runGalley(['proof', '3', '--title', 'A'], { cwd: folder });
  expect(ofIssue).toMatchObject({ code: 2, stdout: '' });
  expect(ofIssue.stderr).toContain('--title: found an issue, expected review files');
  const ofFiles = await runGalley(['proof', './one', '--newsletter', 'a'], { cwd: folder });
  expect(ofFiles).toMatchObject({ code: 2, stdout: '' });
  const png = await runGalley(['proof', './one', '--png'], { cwd: folder, env: { PATH: folder } });
  expect(png.code).toBe(2);
  expect(png.stderr).toContain('apt-get install chromium');
});
