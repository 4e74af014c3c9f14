import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { OpenedDatabase } from '@galley/db';
import { createWebhookSecret } from '@galley/sandbox';
import { freePort } from '../../kit/free-port.ts';
import { TEST_ENV } from '../../kit/test-env.ts';
import type { ChaosServer } from '../chaos-server.ts';
import { startSandbox } from '../sandbox-control.ts';
import { openFront } from './front.ts';
import { startPart, type Part } from './part.ts';

/** A whole newsroom as real commands: two webs behind a proxy, two schedulers, three deliveries. */
export interface Newsroom {
  readonly url: string;
  /** The provider's own ledger. */
  readonly ledgerPath: string;
  /** Runs a command to its end. */
  galley(...argv: string[]): Promise<string>;
  /** Makes a newsletter with readers of its own, and approves an issue of it. */
  approveIssue(slug: string, addresses: readonly string[]): Promise<void>;
  /** Starts all parts on a database, which commands use from then on: the first may come before them. */
  start(database: OpenedDatabase, first?: () => Promise<void>): Promise<readonly Part[]>;
  close(): Promise<void>;
}

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const BIN = join(REPOSITORY, 'apps/galley/bin/galley.js');
const REVIEW = join(REPOSITORY, 'packages/core/fixtures/seed-review.txt');
const PARTS = ['web', 'web', 'scheduler', 'scheduler', 'delivery', 'delivery', 'delivery'] as const;
const MOST_OUTPUT = 64 * 1024 * 1024;

/** @param rateLimit batches that the provider takes per second */
export async function openNewsroom(
  server: ChaosServer,
  database: OpenedDatabase,
  { seed, rateLimit }: { readonly seed: number; readonly rateLimit: number },
): Promise<Newsroom> {
  const sandbox = startSandbox();
  const ledgerPath = join(server.folder, 'newsroom.sqlite');
  const { url: provider = '' } = await sandbox.ask({
    kind: 'open',
    path: ledgerPath,
    seed,
    faults: 'none',
    quotas: {},
    rateLimit,
  });
  const ports = [await freePort(), await freePort()];
  const front = await openFront(ports);
  const secret = createWebhookSecret();
  const departures = join(server.folder, 'departures');
  await mkdir(departures);
  let databaseUrl = database.connectionString;
  const env = () => ({
    DATABASE_URL: databaseUrl,
    SECRET_KEY: 'newsroom'.padEnd(32, '.'),
    RESEND_API_KEY: 're_newsroom',
    RESEND_BASE_URL: provider,
    RESEND_WEBHOOK_SECRET: secret,
    DEPARTURES_DIR: departures,
    PUBLIC_URL: front.url,
    TRUSTED_PROXIES: 'loopback',
    DRAIN_SECONDS: '0',
  });
  const folder = (name: string) => mkdtemp(join(server.folder, `${name}-`));
  const galley = async (...argv: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, [BIN, ...argv], {
      cwd: '/',
      env: { ...TEST_ENV, ...env(), DATA_DIR: await folder('command') },
      maxBuffer: MOST_OUTPUT,
    });
    return stdout;
  };
  return {
    url: front.url,
    ledgerPath,
    galley,
    async approveIssue(slug, addresses) {
      const people = join(server.folder, `${slug}.csv`);
      await writeFile(people, `email\n${addresses.join('\n')}\n`);
      const from = `Press <press@${slug}.example>`;
      await galley('newsletter', 'set', slug, '--title', slug, '--from', from);
      const undo = ['--undo-window', '0'];
      await galley('newsletter', 'set', slug, '--postal-address', '1 Galley Lane', ...undo);
      const to = ['--newsletter', slug];
      await galley('subscriber', 'import', people, '--consent', 'They asked for it', ...to);
      await galley('review', 'add', REVIEW, ...to);
      await galley('issue', 'compile', '--extra', ...to);
      await galley('issue', 'approve', '1', ...to);
    },
    async start(on, first) {
      databaseUrl = on.connectionString;
      await first?.();
      let webs = 0;
      const parts = await Promise.all(
        PARTS.map(async (name) =>
          startPart(name, {
            ...env(),
            DATA_DIR: await folder(name),
            ...(name === 'web' && { PORT: String(ports[webs++]) }),
          }),
        ),
      );
      await sandbox.ask({ kind: 'webhook', url: `${front.url}/webhooks/resend`, secret });
      while ((await fetch(`${front.url}/readyz`).catch(() => null))?.status !== 200) {
        await sleep(200);
      }
      return parts;
    },
    async close() {
      await front.close();
      await sandbox.close();
    },
  };
}

/** How many readers of an issue the provider has taken, and what state it is in. */
export async function progressOf(
  { pool }: OpenedDatabase,
  slug: string,
): Promise<{ readonly state: string; readonly sent: number }> {
  const { rows } = await pool.query<{ state: string; sent: number }>(
    `select i.state, coalesce(sum(b.size) filter (where b.state = 'accepted'), 0)::integer as sent
     from issue i join newsletter n on n.id = i.newsletter_id left join batch b on b.issue_id = i.id
     where n.slug = $1 and i.number = 1 group by i.state`,
    [slug],
  );
  return rows[0] ?? { state: 'missing', sent: 0 };
}
