import { openDatabase } from '@galley/db';
import { startDelivery } from '@galley/delivery';
import { createLog } from '@galley/runtime';
import { armKill, armStop } from './arm-kill.ts';
import {
  APPLICATION_NAME,
  chaosKeyring,
  LEASE_SECONDS,
  PATIENT,
  PUBLIC_URL,
  TIMEOUT_MS,
  type DeliveryProcessOptions,
} from './settings.ts';

const WAKE_MS = 200;

/** Starts the real delivery app on its own pool and works until it is killed. */
export async function runDelivery(options: DeliveryProcessOptions): Promise<void> {
  const database = await openDatabase({
    databaseUrl: options.databaseUrl,
    dataDir: '/',
    applicationName: `${APPLICATION_NAME} ${options.worker}`,
    max: 8,
  });
  if (options.killAt !== null) await armKill(database.pool, options.killAt);
  if (options.stopAt !== null) armStop(options.stopAt);
  const delivery = await startDelivery({
    db: database.db,
    apiKey: 're_chaos',
    baseUrl: options.baseUrl,
    keyring: chaosKeyring(),
    publicUrl: PUBLIC_URL,
    clock: () => new Date(),
    log: createLog({ level: 'error', name: options.worker }),
    worker: options.worker,
    limits: {
      ...(options.patient ? PATIENT : { leaseSeconds: LEASE_SECONDS, timeoutMs: TIMEOUT_MS }),
      lanes: options.lanes,
      audienceChunk: options.audienceChunk,
    },
  });
  if (options.busy) {
    setInterval(() => {
      delivery.wake('work-issues');
      delivery.wake('apply-feedback');
    }, WAKE_MS);
  }
  process.on('disconnect', () => process.exit(0));
  process.send?.({ kind: 'ready' });
}
