import { createKeyring, createLog } from '@galley/runtime';
import type { Database, Kysely } from '@galley/db';

/** What a delivery process is started with in a test: a provider on loopback, and no word in the log. */
export function deliveryOptions(db: Kysely<Database>, baseUrl: string) {
  return {
    db,
    baseUrl,
    apiKey: 're_test',
    keyring: createKeyring(['k'.repeat(32)]),
    publicUrl: 'https://news.example',
    clock: () => new Date(),
    log: createLog({ level: 'silent', name: 'test' }),
    worker: 'test',
  };
}
