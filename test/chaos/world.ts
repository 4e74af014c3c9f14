import { join } from 'node:path';
import type { OpenedDatabase } from '@galley/db';
import { carryWebhooks, type WebhookCarrier } from './carry-webhooks.ts';
import type { ChaosServer } from './chaos-server.ts';
import type { FaultKind } from './plan-faults.ts';
import { createRandom } from './random.ts';
import { startSandbox, type Quotas, type SandboxControl } from './sandbox-control.ts';
import { siteInside, startSite, type Site } from './site.ts';

/** Everything around the processes under test: a database, a provider, and the path of webhooks. */
export interface World {
  readonly server: ChaosServer;
  readonly database: OpenedDatabase;
  readonly sandbox: SandboxControl;
  readonly baseUrl: string;
  /** The provider's own ledger. */
  readonly ledgerPath: string;
  readonly webhooks: WebhookCarrier;
  /** Where readers leave and webhooks arrive. */
  readonly site: Site;
  /** From now on the provider reports the fate of mails; until then its events wait. */
  startEvents(): Promise<void>;
  close(): Promise<void>;
}

let worlds = 0;

export async function openWorld(
  server: ChaosServer,
  options: {
    readonly seed: number;
    readonly faults: FaultKind;
    readonly quotas: Quotas;
    /** `calm`: the site is in this process, and provider events wait until they are flushed. */
    readonly calm?: boolean;
  },
): Promise<World> {
  worlds += 1;
  const ledgerPath = join(server.folder, `ledger-${worlds}.sqlite`);
  const database = await server.createDatabase();
  const { seed, faults, quotas, calm = false } = options;
  const sandbox = startSandbox();
  const { url } = await sandbox.ask({ kind: 'open', path: ledgerPath, seed, faults, quotas });
  const webhooks = await carryWebhooks(
    createRandom(seed + 1),
    calm ? 'flushed' : 'by-itself',
    async ({ headers, payload }) => (await site.post('/webhooks/resend', headers, payload)) === 200,
  );
  const site = calm
    ? siteInside(database.db, webhooks.secret)
    : startSite(
        { databaseUrl: database.connectionString, webhookSecret: webhooks.secret },
        join(server.folder, 'compiled', 'site'),
      );
  return {
    server,
    database,
    sandbox,
    baseUrl: url ?? '',
    ledgerPath,
    webhooks,
    site,
    async startEvents() {
      await sandbox.ask({ kind: 'webhook', url: webhooks.url, secret: webhooks.secret });
    },
    async close() {
      await sandbox.close();
      await webhooks.close();
      await site.close();
      await server.dropDatabase(database);
    },
  };
}
