import { flushCompileCache } from 'node:module';
import { openDatabase } from '@galley/db';
import { startWeb } from '@galley/web';
import type { SiteProcessOptions } from './settings.ts';
import { siteDeps } from './site-deps.ts';

/** The site as it is, in a process that is killed; it says over IPC where it listens. */
const options = JSON.parse(process.argv[2] ?? '{}') as SiteProcessOptions;
const database = await openDatabase({
  databaseUrl: options.databaseUrl,
  dataDir: '/',
  applicationName: 'chaos site',
  max: 4,
});
const web = await startWeb({
  ...siteDeps(database.db, options.webhookSecret),
  host: '127.0.0.1',
  port: 0,
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: web.url });
// A killed process leaves nothing of what it compiled; the next ones start the faster for this.
flushCompileCache();
