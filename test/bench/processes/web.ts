// The web app as `galley start` runs it: signatures, rows, and wake-ups through Postgres.
import { createWake, openDatabase } from '@galley/db';
import { createKeyring, createLog, systemClock } from '@galley/runtime';
import { startWeb } from '@galley/web';
import { readInput, tellParent } from '../measured-process.ts';

export interface WebProcessInput {
  readonly databaseUrl: string;
  readonly secrets: readonly string[];
}

const { databaseUrl, secrets } = readInput() as WebProcessInput;
const database = await openDatabase({
  databaseUrl,
  dataDir: '/',
  applicationName: 'galley-bench-web',
});
const web = await startWeb({
  db: database.db,
  wake: createWake(database.db),
  keyring: createKeyring(['a secret of the bench that is long enough']),
  sandbox: null,
  webhookSecrets: secrets,
  publicUrl: 'https://digest.example',
  api: { providerUrl: 'http://127.0.0.1', handOver: sendsNothing, readBack: sendsNothing },
  clock: systemClock,
  log: createLog({ level: 'warn', name: 'web' }),
  host: '127.0.0.1',
  port: 0,
});
tellParent({ url: web.url });
process.once('SIGTERM', () => {
  void (async () => {
    await web.stop();
    await database.close();
  })();
});

/** The bench asks for no mail here. */
function sendsNothing(): never {
  throw new Error('this web sends no mail');
}
