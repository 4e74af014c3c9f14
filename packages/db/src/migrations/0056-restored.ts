import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Lets an installation know that it came out of a backup, and stand still until a person releases it. */
export const restored: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table installation
      -- When a backup was restored here, and when that backup's snapshot was taken.
      add column restored_at timestamptz,
      add column snapshot_at timestamptz,
      -- Why nothing is compiled and sent: restored (until a person releases it) or copy (for good).
      add column held text check (held in ('restored', 'copy'))`.execute(db);
  },
};
