import type { Database, Kysely } from '@galley/db';
import { createLog } from '@galley/runtime';
import type { WebDeps } from '@galley/web';
import { chaosKeyring, PUBLIC_URL } from './settings.ts';

/** The site's dependencies in a run. */
export const siteDeps = (db: Kysely<Database>, webhookSecret: string): WebDeps => ({
  db,
  // Delivery polls often enough.
  wake: async () => undefined,
  keyring: chaosKeyring(),
  sandbox: null,
  webhookSecrets: [webhookSecret],
  publicUrl: PUBLIC_URL,
  clock: () => new Date(),
  log: createLog({ level: 'silent', name: 'site' }),
});
