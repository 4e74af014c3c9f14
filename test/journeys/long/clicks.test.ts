import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openTracked } from '../../kit/click-in-mailbox.ts';
import {
  freePort,
  PATIENTLY,
  spawnGalley,
  spawnGalleyToEnd,
  temporaryDataDir,
} from '../../kit/index.ts';

const SEED = resolve(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
const READERS = ['ada', 'bo', 'cy'].map((name) => `${name}@readers.example`);

interface Report {
  readonly counts: { readonly delivered: number };
  readonly clicks: {
    readonly clicks: number;
    readonly humanClicks: number;
    readonly readers: number;
    readonly humanReaders: number;
    readonly machines: Readonly<Record<string, number>>;
    readonly links: readonly { readonly url: string; readonly review: string | null }[];
  } | null;
}

it('clicks reach the report of a newsletter that wants them, people and machines apart', async () => {
  const dataDir = await temporaryDataDir();
  const env = { DATA_DIR: dataDir, PORT: String(await freePort()) };
  const does = async (...argv: string[]): Promise<string> => {
    const ran = await spawnGalleyToEnd(argv, { env, cwd: dataDir });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran.stdout;
  };
  const [ready] = await spawnGalley(['start', '--json'], { env, cwd: dataDir }).says(
    /^.*"event":"ready".*$/m,
  );
  const { url } = JSON.parse(ready) as { readonly url: string };
  await writeFile(join(dataDir, 'people.csv'), ['email', ...READERS, ''].join('\n'));
  const identity = ['--title', 'Code Digest', '--from', 'Code Digest <digest@code.example>'];
  await does('newsletter', 'set', ...identity, '--postal-address', '1 Main St');
  await does('newsletter', 'set', '--undo-window', '0');
  await does('subscriber', 'import', 'people.csv', '--consent', 'At the fair');
  const issueOf = async (number: string): Promise<void> => {
    await does('review', 'add', SEED, ...(number === '1' ? [] : ['--again']));
    await does('issue', 'compile', '--extra');
    await does('issue', 'approve', number);
    await does('issue', 'send', number);
    const delivered = async () => (await report(number)).counts.delivered;
    await expect.poll(delivered, { ...PATIENTLY, interval: 500 }).toBe(READERS.length);
  };
  const report = async (number: string): Promise<Report> =>
    JSON.parse(await does('issue', 'report', number, '--json')) as Report;
  const domain = () => does('newsletter', 'domain', '--json');

  await does('newsletter', 'set', '--clicks', 'on');
  await issueOf('1');
  expect((await report('1')).clicks).toMatchObject({ clicks: 0, links: [] });

  const [person, scanner, program] = [
    await openTracked(url, READERS[0] ?? ''),
    await openTracked(url, READERS[1] ?? ''),
    await openTracked(url, READERS[2] ?? ''),
  ];
  const article = person.links.find((link) => link.includes('techcrunch')) ?? person.links[0] ?? '';
  await person.click(article, { after: 300 });
  await person.click(article, { after: 900 });
  // Their token is in these two links.
  const own = person.links.filter((link) => /\/(?:unsubscribe|preferences)\//.test(link));
  expect(own.length).toBeGreaterThan(0);
  for (const link of own) await person.click(link, { after: 1_000 });
  for (const link of scanner.links) await scanner.click(link, { after: 40 });
  await program.click(article, { after: 500, agent: 'curl/8.9.1' });

  const counted = scanner.links.length - own.length;
  const clicks = async () => (await report('1')).clicks?.clicks;
  await expect.poll(clicks, { ...PATIENTLY, interval: 500 }).toBe(2 + counted + 1);
  const seen = (await report('1')).clicks;
  expect(seen).toMatchObject({
    humanClicks: 2,
    readers: 3,
    humanReaders: 1,
    machines: { program: 1, 'at-delivery': 0, burst: counted },
  });
  expect(seen?.links[0]).toMatchObject({ url: article, clicks: 4, humanReaders: 1 });
  expect(JSON.stringify(seen)).not.toMatch(/unsubscribe|preferences|readers\.example/);
  expect(await does('issue', 'report', '1')).toContain('3 readers; 1 without machines');
  await does('issue', 'report', '1', '--csv', join(dataDir, 'tables'));

  // What a reader's own download tells them is nothing that editors see.
  const shown = await does('subscriber', 'show', READERS[0] ?? '', '--json');
  expect(shown).not.toContain(article);

  await does('newsletter', 'set', '--clicks', 'off');
  expect(JSON.parse(await domain())).toMatchObject({ clickTracking: true, clicks: 'in-vain' });
  await person.click(article, { after: 2_000 });
  await issueOf('2');
  expect((await report('2')).clicks).toBeNull();
  expect((await report('1')).clicks).toMatchObject({ humanClicks: 2 });
});
