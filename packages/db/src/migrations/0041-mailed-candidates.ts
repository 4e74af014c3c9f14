import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A candidate comes from a feed, or from a mail that an editor has forwarded. */
export const mailedCandidates: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table candidate
      add column source text not null default 'feed' check (source in ('feed', 'mail')),
      add column mailed_by bigint references person`.execute(db);
    await sql`create index candidate_by_mailer on candidate (mailed_by)
      where mailed_by is not null`.execute(db);
  },
};
