// Galley itself: the delivery app as it runs in production, until one issue is sent.
import { setTimeout as sleep } from 'node:timers/promises';
import { issueStanding, openDatabase, type Database, type Kysely } from '@galley/db';
import { startDelivery, workIssueUntilDone, type DeliveryOptions } from '@galley/delivery';
import { createKeyring, createLog, systemClock } from '@galley/runtime';
import { machinesReached, type Reached } from '../machines-reached.ts';
import { measureWork, readInput, tellParent } from '../measured-process.ts';
import { watchTransactions, type SendingTransaction } from '../watch-transactions.ts';

export interface GalleySenderInput {
  readonly databaseUrl: string;
  readonly url: string;
  readonly issueId: string;
  readonly readers: number;
  /** `service` as in `galley start`; `command` as in `galley issue send --wait`. */
  readonly as: 'service' | 'command';
  /** Tells afterwards how many machines of a cluster its transactions reached. */
  readonly watched?: boolean;
}

/** What it tells then. */
export type SendingReached = Readonly<Record<SendingTransaction, Reached>>;

const input = readInput() as GalleySenderInput;
const database = await openDatabase({
  databaseUrl: input.databaseUrl,
  dataDir: '/',
  applicationName: 'galley-bench-delivery',
});
const transactions = input.watched === true ? watchTransactions(database.pool) : null;
const options: DeliveryOptions = {
  db: database.db,
  apiKey: 're_bench',
  baseUrl: input.url,
  keyring: createKeyring(['a secret of the bench that is long enough']),
  publicUrl: 'https://digest.example',
  clock: systemClock,
  log: createLog({ level: 'warn', name: 'delivery' }),
  worker: `bench-${process.pid}`,
};

await measureWork(async () => {
  await (input.as === 'service' ? serve(database.db) : command());
  return input.readers;
});
if (transactions !== null) {
  tellParent({
    T1: await machinesReached(database.pool, transactions.T1),
    T2: await machinesReached(database.pool, transactions.T2),
  } satisfies SendingReached);
}
await database.close();

async function serve(db: Kysely<Database>): Promise<void> {
  const delivery = await startDelivery(options);
  for (;;) {
    const { state, reason } = await issueStanding(db, input.issueId);
    if (state === 'sent') break;
    if (state !== 'sending') throw new Error(`the issue is ${state}: ${reason}`);
    await sleep(50);
  }
  await delivery.stop();
}

async function command(): Promise<void> {
  const { signal } = new AbortController();
  const { issueId } = input;
  const last = await workIssueUntilDone({
    ...options,
    issueId,
    signal,
    onProgress: () => undefined,
  });
  if (last.standing.state !== 'sent') throw new Error(`the issue is ${last.standing.state}`);
}
