import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '@galley/db';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, runGalley, spawnGalley, temporaryDataDir, withRewind } from '../../kit/index.ts';

const openDatabase = withRewind();
const SEED = join(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
const READERS = 230;
const addressOf = (n: number): string => `reader${n}@readers.example`;

let resend: ServedSandbox;
/** Who complains of what they get now. */
const complaining = new Set<string>();
beforeAll(async () => {
  resend = await serveSandbox({
    path: ':memory:',
    port: 0,
    rateLimit: null,
    outcome: (address) => (complaining.has(address) ? 'complained' : null),
  });
});
afterAll(() => resend.close());

test(
  'a restored backup mails nobody twice, and nobody who left after it was made',
  { timeout: 600_000 },
  async () => {
    const at = await openDatabase();
    const dataDir = await temporaryDataDir();
    const departures = join(dataDir, 'departures');
    const port = await freePort();
    const env = {
      ...at.env,
      DATA_DIR: dataDir,
      SECRET_KEY: 'x'.repeat(40),
      RESEND_API_KEY: 're_test_elsewhere',
      RESEND_BASE_URL: resend.url,
      PUBLIC_URL: 'https://news.longread.example',
      DEPARTURES_DIR: departures,
      PORT: String(port),
    };
    const galley = async (...argv: string[]) => {
      const ran = await runGalley(argv, { env, cwd: dataDir });
      expect(ran, `${argv.join(' ')}: ${ran.stderr}`).toMatchObject({ code: 0 });
      return ran.stdout;
    };
    const start = async () => {
      const parts = ['web', 'scheduler', 'delivery'].map((part) =>
        spawnGalley(['start', '--only', part], { env }),
      );
      await Promise.all(parts.map((part) => part.says(/ready in/)));
      return async () => {
        for (const part of parts) part.child.kill('SIGTERM');
        await Promise.all(parts.map((part) => part.ended));
      };
    };
    const until = async (what: () => Promise<boolean>) => {
      while (!(await what())) await sleep(100);
    };
    const status = async (number: number): Promise<{ state: string; held: string | null }> =>
      JSON.parse(await galley('issue', 'status', String(number), '--json')) as never;
    const addIssue = async (number: number) => {
      await galley('review', 'add', SEED, ...(number > 1 ? ['--again'] : []));
      await galley('issue', 'compile');
      await galley('issue', 'approve', String(number));
    };
    const send = async (number: number) => {
      await galley('issue', 'send', String(number));
      await until(async () => (await status(number)).state === 'sent');
    };
    const standing = async (...argv: string[]): Promise<Record<string, unknown>> =>
      JSON.parse(await galley('restored', ...argv, '--json')) as never;
    const mailsTo = (n: number): number => resend.sandbox.ledger.byRecipient(addressOf(n)).length;

    // Monday: an issue was sent, and another one waits for its release.
    const people = join(dataDir, 'people.csv');
    const addresses = Array.from({ length: READERS }, (_, n) => addressOf(n));
    await writeFile(people, ['email', ...addresses].join('\n'));
    await galley(
      ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
      ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
    );
    const slug = 'the-long-read';
    await galley('subscriber', 'import', people, '--consent', 'At the fair');
    let stop = await start();
    await addIssue(1);
    await send(1);
    await addIssue(2);
    await until(
      async () => (await at.db.selectFrom('departure').selectAll().execute()).length === 0,
    );
    await stop();
    await at.snapshot();

    // Until Saturday: it was sent, one reader complained, of which nobody told Galley, one left by
    // their mail's link, one was erased, one suppressed.
    complaining.add(addressOf(9));
    stop = await start();
    await send(2);
    const [mail] = resend.sandbox.ledger.byRecipient(addressOf(7));
    const header =
      mail === undefined ? '' : resend.sandbox.ledger.content(mail).headers['List-Unsubscribe'];
    const path = /https:\/\/news\.longread\.example(\/[^>]+)>/.exec(header ?? '')?.[1] ?? '';
    const left = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(left.status).toBe(200);
    await galley('subscriber', 'erase', addressOf(8), '--yes');
    await galley('subscriber', 'suppress', addressOf(10));
    await until(async () => {
      const { rows } = await sql`select from departure`.execute(at.db);
      return rows.length === 0;
    });
    await stop();
    const sentBefore = resend.sandbox.ledger.count();
    expect(sentBefore).toBe(2 * READERS);

    await at.rewind();

    // Held: nothing leaves, whatever runs, and people hear why.
    stop = await start();
    expect(await status(2)).toMatchObject({ state: 'approved', held: 'restored' });
    const refused = await runGalley(['issue', 'send', '2'], { env, cwd: dataDir });
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('came out of a backup'),
    });

    expect(await standing('look')).toMatchObject({
      held: 'restored',
      list: { isComplete: true, readers: READERS, suppressed: 1 },
      issues: [{ newsletter: slug, number: 2, mails: READERS, isStored: true }, { number: 1 }],
    });
    expect(await standing('replay')).toMatchObject({
      departures: { left: 1, suppressed: 1, erased: 1 },
      unknown: [],
    });
    expect(await status(2)).toMatchObject({ state: 'paused' });
    const unnamed = await runGalley(['restored', 'release'], { env, cwd: dataDir });
    expect(unnamed).toMatchObject({ code: 2, stderr: expect.stringContaining(slug) });
    expect(await standing('release', slug)).toMatchObject({
      held: null,
      released: { by: expect.stringContaining('command') },
    });

    // The rest of issue 2 is nobody, and issue 3 goes to those who stayed.
    await galley('issue', 'resume', '2');
    await until(async () => (await status(2)).state === 'sent');
    expect(resend.sandbox.ledger.count()).toBe(sentBefore);
    await addIssue(3);
    await send(3);
    await stop();
    expect(resend.sandbox.ledger.count()).toBe(sentBefore + READERS - 4);
    expect([6, 7, 8, 9, 10, 11].map(mailsTo)).toEqual([3, 2, 2, 2, 2, 3]);
    const subjects = await galley('audit', '--step', 'release-restored', '--json');
    expect(JSON.parse(subjects)).toMatchObject({ acts: [{ step: 'release-restored' }] });
  },
);
