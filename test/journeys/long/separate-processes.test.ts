import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  freePort,
  spawnGalley,
  runGalley,
  temporaryDataDir,
  withDatabase,
} from '../../kit/index.ts';

const fixture = withDatabase();
const SEED = join(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
// More batches than one process takes at a time.
const READERS = 2_950;

let resend: ServedSandbox;
beforeAll(async () => {
  resend = await serveSandbox({ path: ':memory:', port: 0, rateLimit: 5 });
});
afterAll(() => resend.close());

test(
  'two of each part, with external Postgres and Resend, send an issue once to everybody',
  { timeout: 300_000 },
  async () => {
    const dataDir = await temporaryDataDir();
    const env = {
      ...fixture.env,
      DATA_DIR: dataDir,
      SECRET_KEY: 'x'.repeat(40),
      RESEND_API_KEY: 're_test_elsewhere',
      RESEND_BASE_URL: resend.url,
      PUBLIC_URL: 'https://news.longread.example',
    };
    const galley = async (...argv: string[]) => {
      const ran = await runGalley(argv, { env, cwd: dataDir });
      expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
      return ran.stdout;
    };
    const parts = await Promise.all(
      ['web', 'web', 'scheduler', 'scheduler', 'delivery', 'delivery'].map(async (part) =>
        spawnGalley(['start', '--only', part], {
          env: { ...env, PORT: String(await freePort()) },
        }),
      ),
    );
    await Promise.all(parts.map((part) => part.says(/ready in/)));

    const people = join(dataDir, 'people.csv');
    const addresses = Array.from({ length: READERS }, (_, n) => `reader${n}@readers.example`);
    await writeFile(people, ['email', ...addresses].join('\n'));
    await galley(
      ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
      ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
    );
    await galley('subscriber', 'import', people, '--consent', 'At the fair');
    await galley('review', 'add', SEED);
    await galley('issue', 'compile');
    await galley('issue', 'approve', '1');
    await galley('issue', 'send', '1');

    const status = async (): Promise<{ state: string }> =>
      JSON.parse(await galley('issue', 'status', '1', '--json')) as never;
    while ((await status()).state !== 'sent') await sleep(200);
    const counts = new Map(resend.sandbox.ledger.countsByAddress());
    expect([...counts.keys()].toSorted()).toEqual(addresses.toSorted());
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
    const workers = await fixture.db.selectFrom('attempt').select('worker').distinct().execute();
    expect(workers.length).toBeGreaterThan(1);

    for (const part of parts) part.child.kill('SIGTERM');
    const ended = await Promise.all(parts.map((part) => part.ended));
    expect(ended.map((part) => part.code)).toEqual([0, 0, 0, 0, 0, 0]);
  },
);
