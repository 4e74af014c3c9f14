import { flushCompileCache } from 'node:module';
import { openDatabase } from '@galley/db';
import { createLog } from '@galley/runtime';
import { startWeb } from '@galley/web';
import { chaosKeyring, PUBLIC_URL, type SiteProcessOptions } from './settings.ts';

/** The site as it is, in a process that is killed; it says over IPC where it listens. */
const options = JSON.parse(process.argv[2] ?? '{}') as SiteProcessOptions;
const database = await openDatabase({
  databaseUrl: options.databaseUrl,
  dataDir: '/',
  applicationName: 'chaos site',
  max: 4,
});
const web = await startWeb({
  db: database.db,
  // Delivery looks by itself often enough.
  wake: async () => undefined,
  keyring: chaosKeyring(),
  sandbox: null,
  webhookSecrets: [options.webhookSecret],
  publicUrl: PUBLIC_URL,
  clock: () => new Date(),
  log: createLog({ level: 'silent', name: 'site' }),
  host: '127.0.0.1',
  port: 0,
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: web.url });
// A killed process leaves nothing of what it compiled; the next ones start the faster for this.
flushCompileCache();
