import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createWebhookSecret } from '@galley/sandbox';
import { freePort } from '../../kit/free-port.ts';
import { TEST_ENV } from '../../kit/test-env.ts';
import type { ChaosServer } from '../chaos-server.ts';
import { createRandom } from '../random.ts';
import { readRecipients } from '../read-ledger.ts';
import { startSandbox } from '../sandbox-control.ts';
import { openFront } from './front.ts';
import { startPart } from './part.ts';
import { watchPages, type Seen } from './watch-pages.ts';

export interface NewsroomRun {
  readonly readers: number;
  /** How long the send takes at the provider's rate. */
  readonly minutes: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface NewsroomReport {
  readonly kills: number;
  readonly seconds: number;
  readonly seen: Seen;
  readonly problems: readonly string[];
}

const KILL_EVERY_MS = 3000;
const SAY_EVERY = 10;
const BATCH = 100;
const REPOSITORY = resolve(import.meta.dirname, '../../..');
const BIN = join(REPOSITORY, 'apps/galley/bin/galley.js');
const REVIEW = join(REPOSITORY, 'packages/core/fixtures/seed-review.txt');
const NEWSROOM = [
  'web',
  'web',
  'scheduler',
  'scheduler',
  'delivery',
  'delivery',
  'delivery',
] as const;

/**
 * A whole newsroom sends one issue: two webs behind a proxy, two schedulers, three deliveries, each
 * the real command. Every three seconds one of them dies by SIGKILL and is started again.
 */
export async function runNewsroom(server: ChaosServer, run: NewsroomRun): Promise<NewsroomReport> {
  const { readers, say } = run;
  const random = createRandom(run.seed);
  const database = await server.createDatabase();
  const sandbox = startSandbox();
  const ledger = join(server.folder, 'newsroom.sqlite');
  const rateLimit = Math.max(1, Math.round(readers / BATCH / (run.minutes * 60)));
  const { url: provider = '' } = await sandbox.ask({
    kind: 'open',
    path: ledger,
    seed: run.seed,
    faults: 'none',
    quotas: {},
    rateLimit,
  });
  const ports = [await freePort(), await freePort()];
  const front = await openFront(ports);
  const secret = createWebhookSecret();
  const common = {
    DATABASE_URL: database.connectionString,
    SECRET_KEY: 'newsroom'.padEnd(32, '.'),
    RESEND_API_KEY: 're_newsroom',
    RESEND_BASE_URL: provider,
    RESEND_WEBHOOK_SECRET: secret,
    PUBLIC_URL: front.url,
    TRUSTED_PROXIES: 'loopback',
  };
  const galley = async (...argv: string[]): Promise<void> => {
    const folder = await mkdtemp(join(server.folder, 'command-'));
    await promisify(execFile)(process.execPath, [BIN, ...argv], {
      cwd: '/',
      env: { ...TEST_ENV, ...common, DATA_DIR: folder },
      maxBuffer: 64 * 1024 * 1024,
    });
  };
  const people = join(server.folder, 'people.csv');
  const addresses = Array.from({ length: readers }, (_, n) => `reader${n + 1}@newsroom.example`);
  await writeFile(people, `email\n${addresses.join('\n')}\n`);
  await galley(
    'newsletter',
    'set',
    '--title',
    'The Newsroom',
    '--from',
    'Press <press@newsroom.example>',
  );
  await galley('newsletter', 'set', '--postal-address', '1 Galley Lane', '--undo-window', '1m');
  say(`importing ${readers} readers`);
  await galley('subscriber', 'import', people, '--consent', 'They asked for it');
  await galley('review', 'add', REVIEW);
  await galley('issue', 'compile', '--extra');
  await galley('issue', 'approve', '1');

  let webs = 0;
  const parts = await Promise.all(
    NEWSROOM.map(async (name) =>
      startPart(name, {
        ...common,
        DATA_DIR: await mkdtemp(join(server.folder, `${name}-`)),
        ...(name === 'web' && { PORT: String(ports[webs++]) }),
      }),
    ),
  );
  await sandbox.ask({ kind: 'webhook', url: `${front.url}/webhooks/resend`, secret });
  while ((await fetch(`${front.url}/readyz`).catch(() => null))?.status !== 200) await sleep(200);
  const pages = watchPages(front.url, ['/', '/archive', '/subscribe', '/robots.txt']);
  await galley('issue', 'send', '1');
  say(`sending at ${rateLimit} batches a second`);

  const began = performance.now();
  const standing = async () =>
    (await database.pool.query<{ state: string }>(`select state from issue`)).rows[0]?.state;
  let kills = 0;
  const deadline = began + run.minutes * 60_000 * 3;
  for (let state = await standing(); state === 'sending' && performance.now() < deadline;) {
    await sleep(KILL_EVERY_MS);
    random.pick(parts)?.kill();
    kills += 1;
    state = await standing();
    if (kills % SAY_EVERY === 0) {
      const { rows } = await database.pool.query<{ sent: number }>(
        `select coalesce(sum(size), 0)::integer as sent from batch where state = 'accepted'`,
      );
      say(`${kills} kills, ${rows[0]?.sent} of ${readers} mails accepted`);
    }
  }
  const seconds = (performance.now() - began) / 1000;
  const seen = await pages.stop();
  const state = await standing();
  await Promise.all(parts.map((part) => part.close()));
  await front.close();

  const problems = parts.flatMap(({ falls }) => falls);
  if (state !== 'sent') problems.push(`the issue is ${state}`);
  problems.push(...compare(addresses, await readRecipients(ledger)));
  for (const [line, found] of Map.groupBy(seen.failed, (one) => one)) {
    problems.push(`a page was not there ${found.length} times: ${line}`);
  }
  await sandbox.close();
  await server.dropDatabase(database);
  return { kills, seconds, seen, problems };
}

/** The provider's own ledger tells who got how many mails. */
function compare(addresses: readonly string[], mailed: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const address of mailed) counts.set(address, (counts.get(address) ?? 0) + 1);
  const lost = addresses.filter((address) => !counts.has(address));
  const twice = [...counts].filter(([, count]) => count > 1);
  const known = new Set(addresses);
  const others = [...counts.keys()].filter((address) => !known.has(address));
  return [
    ...(lost.length > 0 ? [`${lost.length} readers got no mail, such as ${lost[0]}`] : []),
    ...(twice.length > 0 ? [`${twice.length} readers got it twice, such as ${twice[0]?.[0]}`] : []),
    ...(others.length > 0 ? [`${others.length} others were mailed, such as ${others[0]}`] : []),
  ];
}
