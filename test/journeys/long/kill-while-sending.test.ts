import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSandbox } from '@galley/sandbox';
import { expect, test } from 'vitest';
import { freePort, spawnGalley, runGalley, temporaryDataDir } from '../../kit/index.ts';

// At the sandbox's ten calls a second, this takes a working process four seconds.
const READERS = 4000;
const SEED = join(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');

const reader = (n: number) => `reader${n}@readers.example`;

/** How many mails each address has in the sandbox's own ledger, read beside the running process. */
function readLedger(dataDir: string): ReadonlyMap<string, number> {
  const sandbox = openSandbox({ path: join(dataDir, 'sandbox.sqlite') });
  const counts = sandbox.ledger.countsByAddress();
  void sandbox.close();
  return new Map(counts);
}

/** How many mails that ledger has; read even while a stopped process is writing to it. */
function total(dataDir: string): number {
  const ledger = new DatabaseSync(join(dataDir, 'sandbox.sqlite'), { readOnly: true });
  const mails = ledger.prepare('select count(*) as mails from mail').get()?.['mails'];
  ledger.close();
  return Number(mails);
}

/**
 * Lets a process work until more mails are out, and stops it. It stays stopped while the ledger is
 * read, so that it gets no further on a slow machine.
 */
async function stopWithMore(child: ChildProcess, dataDir: string, seen: number): Promise<void> {
  for (;;) {
    child.kill('SIGSTOP');
    if (total(dataDir) > seen) return;
    child.kill('SIGCONT');
    await sleep(20);
  }
}

test(
  'an issue to four thousand readers survives three kills: each gets it once, readers who left get none',
  { timeout: 300_000 },
  async () => {
    const dataDir = await temporaryDataDir();
    const env = { DATA_DIR: dataDir, PORT: String(await freePort()), SAMPLE_NEWSLETTER: 'off' };
    const galley = async (...argv: string[]) => {
      const ran = await runGalley(argv, { env, cwd: dataDir });
      expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
      return ran.stdout;
    };
    const start = async () => {
      const process = spawnGalley(['start'], { env });
      await process.says(/Pages/);
      return process;
    };
    const status = async (): Promise<{ state: string; counts: Record<string, number> }> =>
      JSON.parse(await galley('issue', 'status', '1', '--json')) as never;

    await writeFile(
      join(dataDir, 'people.csv'),
      ['email', ...Array.from({ length: READERS }, (_, n) => reader(n + 1))].join('\n'),
    );
    await galley(
      ...['newsletter', 'set', '--title', 'The Long Read', '--from', 'press@longread.example'],
      ...['--postal-address', '1 Galley Lane, London', '--undo-window', '0'],
    );
    await galley('subscriber', 'import', join(dataDir, 'people.csv'), '--consent', 'At the fair');
    await galley('review', 'add', SEED);
    await galley('issue', 'compile');
    await galley('issue', 'approve', '1');
    await galley('subscriber', 'suppress', reader(5));

    let running = await start();
    await galley('issue', 'send', '1');
    let seen = 0;
    for (let kill = 1; kill <= 3; kill += 1) {
      await stopWithMore(running.child, dataDir, seen);
      running.child.kill('SIGKILL');
      await once(running.child, 'exit');
      seen = total(dataDir);
      expect(seen).toBeLessThan(READERS);
      // Its batch may or may not have been frozen by now: the counts below show which.
      await galley('subscriber', 'suppress', reader(READERS + 1 - kill));
      running = await start();
    }
    while ((await status()).state !== 'sent') await sleep(200);

    const { counts } = await status();
    const ledger = readLedger(dataDir);
    expect([...ledger.values()].filter((count) => count !== 1)).toEqual([]);
    expect(ledger.has(reader(5))).toBe(false);
    expect(ledger.size).toBe(counts['accepted']);
    expect(counts).toMatchObject({ rejected: 0, uncertain: 0, pending: 0 });
    // Reader 5 left before the audience was frozen; the other three may have left in between.
    expect(counts['audience']).toBe(READERS - 1);
    expect((counts['accepted'] ?? 0) + (counts['excluded'] ?? 0)).toBe(READERS - 1);
    const gone = [1, 2, 3].filter((kill) => !ledger.has(reader(READERS + 1 - kill)));
    expect(counts['excluded']).toBe(gone.length);

    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 0 });
  },
);
