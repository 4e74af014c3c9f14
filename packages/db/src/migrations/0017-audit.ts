import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who did what: rows are only ever added. */
export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table audit (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      newsletter_id bigint references newsletter,
      step text not null,
      actor_kind text not null,
      actor text,
      door text not null,
      object_kind text not null,
      object_id bigint
    )`.execute(db);
    await sql`create index audit_of_newsletter on audit (newsletter_id, id)`.execute(db);
    await sql`create index audit_of_object on audit (object_kind, object_id, id)`.execute(db);
  },
};
