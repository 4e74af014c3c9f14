// The web app as `galley start` runs it: signatures, rows, and wake-ups through Postgres.
import { createWake, listenForChanges, openDatabase } from '@galley/db';
import { createKeyring, createLog, systemClock } from '@galley/runtime';
import { createKeptAnswers, startWeb } from '@galley/web';
import { readInput, tellParent } from '../measured-process.ts';
import { WEB_SECRET } from '../web-secret.ts';

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
const kept = createKeptAnswers();
const web = await startWeb({
  db: database.db,
  wake: createWake(database.db),
  kept,
  keyring: createKeyring([WEB_SECRET]),
  sandbox: null,
  webhookSecrets: secrets,
  publicUrl: 'https://digest.example',
  api: { providerUrl: 'http://127.0.0.1', handOver: sendsNothing, readBack: sendsNothing },
  clock: systemClock,
  log: createLog({ level: 'warn', name: 'web' }),
  host: '127.0.0.1',
  port: 0,
});
const listener = listenForChanges(database, kept);
tellParent({ url: web.url });
process.once('SIGTERM', () => {
  void (async () => {
    await web.stop();
    await listener.stop();
    await database.close();
  })();
});

/** The bench asks for no mail here. */
function sendsNothing(): never {
  throw new Error('this web sends no mail');
}
