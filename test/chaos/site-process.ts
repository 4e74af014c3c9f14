import { flushCompileCache } from 'node:module';
import { openDatabase } from '@galley/db';
import { startWeb } from '@galley/web';
import type { SiteProcessOptions } from './settings.ts';
import { siteDeps } from './site-deps.ts';

/** The real site, in a process that is killed; it reports its port over IPC. */
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
// A killed process keeps nothing that it compiled; with this, the next ones start faster.
flushCompileCache();
