import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When the quotas reset, as Resend says: the day is a rolling one, and nobody else knows its end. */
export const quotaResets: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table sending_rate
      add column daily_resets_at timestamptz,
      add column monthly_resets_at timestamptz`.execute(db);
  },
};
