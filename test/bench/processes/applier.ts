// The delivery app, with only waiting events to apply.
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@galley/db';
import { startDelivery } from '@galley/delivery';
import { createKeyring, createLog, systemClock } from '@galley/runtime';
import { measureWork, readInput } from '../measured-process.ts';

export interface ApplierInput {
  readonly databaseUrl: string;
  readonly events: number;
}

const { databaseUrl, events } = readInput() as ApplierInput;
const database = await openDatabase({
  databaseUrl,
  dataDir: '/',
  applicationName: 'galley-bench-applier',
});

await measureWork(async () => {
  const delivery = await startDelivery({
    db: database.db,
    apiKey: 're_bench',
    baseUrl: 'http://127.0.0.1:9',
    keyring: createKeyring(['a secret of the bench that is long enough']),
    publicUrl: 'https://digest.example',
    clock: systemClock,
    log: createLog({ level: 'warn', name: 'delivery' }),
    worker: `bench-${process.pid}`,
  });
  for (;;) {
    const waiting = await database.db
      .selectFrom('feedback_event')
      .select('svix_id')
      .where('applied_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (waiting === undefined) break;
    await sleep(100);
  }
  await delivery.stop();
  return events;
});
await database.close();
