import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Lets an installation mail each issue to itself, to see whether mail arrives. */
export const canaryReader: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table newsletter add column canary boolean not null default false`.execute(db);
    // One for each issue, however often it is sent again.
    await sql`create table canary_copy (
      issue_id bigint primary key references issue,
      queued_at timestamptz not null default now(),
      arrived_at timestamptz
    )`.execute(db);
    await sql`create index canary_copy_missing on canary_copy (queued_at)
      where arrived_at is null`.execute(db);
    // The list of kinds grows with the code, so it is read where it is.
    const { rows } = await sql<{ definition: string }>`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conname = 'notice_kind_check'`.execute(db);
    const kinds = [...(rows[0]?.definition ?? '').matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind);
    const every = [...new Set([...kinds, 'canary-copy'])].map((kind) => sql.lit(kind));
    await sql`alter table notice drop constraint notice_kind_check,
      add constraint notice_kind_check check (kind in (${sql.join(every)}))`.execute(db);
  },
};
