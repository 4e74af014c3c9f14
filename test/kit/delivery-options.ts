import { createKeyring, createLog } from '@galley/runtime';
import type { Database, Kysely } from '@galley/db';

/** The options of a delivery process in a test: a provider on loopback, and a silent log. */
export const deliveryOptions = (db: Kysely<Database>, baseUrl: string) => ({
  db,
  baseUrl,
  apiKey: 're_test',
  keyring: createKeyring(['k'.repeat(32)]),
  publicUrl: 'https://news.example',
  clock: () => new Date(),
  log: createLog({ level: 'silent', name: 'test' }),
  worker: 'test',
});
