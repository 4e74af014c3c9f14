// The delivery app, with only webhooks to post.
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@galley/db';
import { startDelivery } from '@galley/delivery';
import { createKeyring, createLog, systemClock } from '@galley/runtime';
import { measureWork, readInput } from '../measured-process.ts';

export interface WebhookPosterInput {
  readonly databaseUrl: string;
  readonly secretKey: string;
  readonly events: number;
}

const { databaseUrl, secretKey, events } = readInput() as WebhookPosterInput;
const database = await openDatabase({
  databaseUrl,
  dataDir: '/',
  applicationName: 'galley-bench-poster',
});

await measureWork(async () => {
  const delivery = await startDelivery({
    db: database.db,
    apiKey: 're_bench',
    baseUrl: 'http://127.0.0.1:9',
    keyring: createKeyring([secretKey]),
    publicUrl: 'http://127.0.0.1',
    isLocal: true,
    clock: systemClock,
    log: createLog({ level: 'warn', name: 'delivery' }),
    worker: `bench-${process.pid}`,
  });
  for (;;) {
    const waiting = await database.db
      .selectFrom('webhook_post')
      .select('event_id')
      .where('state', '=', 'waiting')
      .limit(1)
      .executeTakeFirst();
    if (waiting === undefined) break;
    await sleep(50);
  }
  await delivery.stop();
  return events;
});
await database.close();
