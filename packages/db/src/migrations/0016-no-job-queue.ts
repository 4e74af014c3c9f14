import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Drops pg-boss' schema, which older versions made: wake-ups are notifications now (ADR 26). */
export const noJobQueue: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`drop schema if exists galley_jobs cascade`.execute(db);
  },
};
