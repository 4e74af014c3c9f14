import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSandbox } from '@galley/sandbox';
import { expect, test } from 'vitest';
import { freePort, runGalley, spawnGalley, temporaryDataDir } from '../../kit/index.ts';

// At the sandbox's ten calls a second, this takes a working process four seconds.
const READERS = 4000;
const SEED = join(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');

interface Progress {
  readonly state: string;
  readonly audience: number;
  readonly isFrozen: boolean;
  readonly accepted: number;
  readonly rejected: number;
  readonly uncertain: number;
  readonly excluded: number;
  readonly pending: number;
}

/** Becomes the first owner by the link on the terminal, and returns the cookie. */
async function signIn(url: string, link: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/sign-in/first-owner`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: url },
    body: JSON.stringify({ token: new URL(link).hash.slice(1), email: 'ada@longread.example' }),
  });
  expect(response.status, await response.text()).toBe(204);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/**
 * Follows the progress of sending as a browser does: whenever the stream breaks it opens another
 * one, until nothing is left to tell.
 */
function follow(url: string, cookie: string) {
  const its = { heard: [] as Progress[], streams: 0 };
  const read = async (): Promise<void> => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const { body, status } = await fetch(`${url}/api/v1/events`, { headers });
    if (status !== 200 || body === null) throw new Error(`the stream answers ${status}`);
    its.streams += 1;
    let text = '';
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      const events = `${text}${piece}`.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const [, data] = /^event: progress\ndata: (.*)$/.exec(event) ?? [];
        if (data !== undefined) its.heard.push(JSON.parse(data) as Progress);
      }
      if (its.heard.at(-1)?.state === 'sent') return;
    }
  };
  const ended = (async () => {
    while (its.heard.at(-1)?.state !== 'sent') {
      await read().catch(() => undefined);
      await sleep(50);
    }
  })();
  return { its, ended };
}

test(
  'a page that follows a send hears how it goes on after the process was killed, to the end',
  { timeout: 300_000 },
  async () => {
    const dataDir = await temporaryDataDir();
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = { DATA_DIR: dataDir, PORT: String(port), SAMPLE_NEWSLETTER: 'off' };
    const galley = async (...argv: string[]) => {
      const ran = await runGalley(argv, { env, cwd: dataDir });
      expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
      return ran.stdout;
    };
    await writeFile(
      join(dataDir, 'people.csv'),
      ['email', ...Array.from({ length: READERS }, (_, n) => `r${n}@readers.example`)].join('\n'),
    );
    await galley(
      ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
      ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
    );
    await galley('subscriber', 'import', join(dataDir, 'people.csv'), '--consent', 'At the fair');
    await galley('review', 'add', SEED);
    await galley('issue', 'compile');
    await galley('issue', 'approve', '1');

    const first = spawnGalley(['start'], { env });
    const [link] = await first.says(/http:\S+\/desk\/first-owner#\S+/);
    await first.says(/Pages/);
    const page = follow(url, await signIn(url, link));
    await expect.poll(() => page.its.streams, { timeout: 60_000 }).toBe(1);
    await galley('issue', 'send', '1');
    await expect
      .poll(() => page.its.heard.at(-1)?.accepted ?? 0, { timeout: 60_000, interval: 10 })
      .toBeGreaterThan(0);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const before = page.its.heard.length;
    const { accepted: seen = 0 } = page.its.heard.at(-1) ?? {};
    expect(seen).toBeLessThan(READERS);

    const second = spawnGalley(['start'], { env });
    await second.says(/Pages/);
    await page.ended;
    const after = page.its.heard.slice(before);
    expect(page.its.streams).toBeGreaterThan(1);
    expect(after.length).toBeGreaterThan(1);
    for (const each of page.its.heard.filter(({ isFrozen }) => isFrozen)) {
      const { accepted, rejected, uncertain, excluded, pending } = each;
      expect(accepted + rejected + uncertain + excluded + pending).toBe(READERS);
    }
    const counts = page.its.heard.map(({ accepted }) => accepted);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(page.its.heard.at(-1)).toMatchObject({
      state: 'sent',
      audience: READERS,
      accepted: READERS,
      rejected: 0,
      uncertain: 0,
      excluded: 0,
      pending: 0,
    });
    const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
    const ledger = new Map(sandbox.ledger.countsByAddress());
    await sandbox.close();
    expect(ledger.size).toBe(READERS);
    expect([...ledger.values()].every((count) => count === 1)).toBe(true);
    second.child.kill('SIGINT');
    expect(await second.ended).toMatchObject({ code: 0 });
  },
);
