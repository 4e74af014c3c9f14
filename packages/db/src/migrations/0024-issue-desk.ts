import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the desk needs to make an issue ready: an editor's note, and approval by four eyes. */
export const issueDesk: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table issue add column note text`.execute(db);
    await sql`alter table newsletter add column four_eyes boolean not null default false`.execute(
      db,
    );
    // The issue that a step on something else has changed, such as the removal of its review.
    await sql`alter table audit add column issue_id bigint references issue`.execute(db);
    await sql`create index audit_of_issue on audit (issue_id) where issue_id is not null`.execute(
      db,
    );
    await sql`create table approval (
      id bigint generated always as identity primary key,
      issue_id bigint not null references issue,
      -- The bytes that it signs: it counts for no others.
      content_hash text not null,
      -- Null if no person of the desk is behind it.
      person_id bigint references person,
      name text not null,
      -- The rules that it set aside, which others approve like an edit.
      overrides jsonb not null default '[]',
      at timestamptz not null
    )`.execute(db);
    await sql`create index approval_of_issue on approval (issue_id, content_hash)`.execute(db);
  },
};
