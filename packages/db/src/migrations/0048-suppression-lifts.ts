import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who lifted which suppression of a person, and why: the suppression itself is gone by then. */
export const suppressionLifts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table suppression_lift (
      id bigint generated always as identity primary key,
      subscriber_id bigint not null references subscriber on delete cascade,
      reason text not null,
      detail text,
      suppressed_at timestamptz not null,
      because text,
      actor_kind text not null,
      actor text,
      lifted_at timestamptz not null
    )`.execute(db);
    await sql`create index suppression_lift_of on suppression_lift (subscriber_id, id)`.execute(db);
  },
};
