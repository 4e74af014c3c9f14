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
import type { FaultKind } from '../plan-faults.ts';
import { startSandbox } from '../sandbox-control.ts';
import { openFront } from './front.ts';
import { startPart, type Part, type PartName } from './part.ts';

/** A whole newsroom as real commands: two webs behind a proxy, two schedulers, three deliveries. */
export interface Newsroom {
  readonly url: string;
  /** The webs behind the proxy. */
  readonly webUrls: readonly string[];
  /** The provider's own ledger. */
  readonly ledgerPath: string;
  /** Runs a command to its end. */
  galley(...argv: string[]): Promise<string>;
  /** Makes a newsletter with readers of its own, and approves an issue of it. */
  approveIssue(slug: string, addresses: readonly string[]): Promise<void>;
  /** Starts all parts on a database, which commands use from then on: the first may come before them. */
  start(
    database: Pick<OpenedDatabase, 'connectionString'>,
    first?: () => Promise<void>,
  ): Promise<readonly Part[]>;
  close(): Promise<void>;
}

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const BIN = join(REPOSITORY, 'apps/galley/bin/galley.js');
const REVIEW = join(REPOSITORY, 'packages/core/fixtures/seed-review.txt');
const PARTS: readonly PartName[] = [
  ...(['web', 'web'] as const),
  ...(['scheduler', 'scheduler'] as const),
  ...(['delivery', 'delivery', 'delivery'] as const),
];
/** Signs the links of a newsroom's readers. */
export const NEWSROOM_KEY = 'newsroom'.padEnd(32, '.');
const MOST_OUTPUT = 64 * 1024 * 1024;

export interface NewsroomOptions {
  readonly seed: number;
  /** Batches that the provider takes per second. */
  readonly rateLimit: number;
  readonly faults?: FaultKind;
  readonly parts?: readonly PartName[];
  /** Names each part's connections after it, such as `web-1`. */
  readonly namesParts?: boolean;
}

export async function openNewsroom(
  server: Pick<ChaosServer, 'folder'>,
  database: Pick<OpenedDatabase, 'connectionString'>,
  { seed, rateLimit, faults = 'none', parts = PARTS, namesParts = false }: NewsroomOptions,
): Promise<Newsroom> {
  const sandbox = startSandbox();
  const ledgerPath = join(server.folder, 'newsroom.sqlite');
  const { url: provider = '' } = await sandbox.ask({
    kind: 'open',
    path: ledgerPath,
    seed,
    faults,
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
    SECRET_KEY: NEWSROOM_KEY,
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
    webUrls: ports.map((port) => `http://127.0.0.1:${port}`),
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
      const started = await Promise.all(
        parts.map(async (name, index) =>
          startPart(name, {
            ...env(),
            ...(namesParts && {
              DATABASE_URL: `${databaseUrl}&application_name=${namePart(parts, index)}`,
            }),
            DATA_DIR: await folder(name),
            ...(name === 'web' && { PORT: String(ports[webs++]) }),
          }),
        ),
      );
      await sandbox.ask({ kind: 'webhook', url: `${front.url}/webhooks/resend`, secret });
      while ((await fetch(`${front.url}/readyz`).catch(() => null))?.status !== 200) {
        await sleep(200);
      }
      return started;
    },
    async close() {
      await front.close();
      await sandbox.close();
    },
  };
}

/** `web-1`, `web-2` and so on, in their order. */
export function namePart(parts: readonly PartName[], index: number): string {
  const name = parts[index] ?? '';
  return `${name}-${parts.slice(0, index + 1).filter((other) => other === name).length}`;
}

/** How many readers of an issue the provider has taken, and what state it is in. */
export async function progressOf(
  { pool }: Pick<OpenedDatabase, 'pool'>,
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
