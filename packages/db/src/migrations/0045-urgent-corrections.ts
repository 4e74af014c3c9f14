import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Urgent corrections: issues that bring one correction, and nothing else, to those who got the old
 * text (ADR 59). They have no number among the issues; they count below zero, so that whatever names
 * an issue by newsletter and number can name them too.
 */
export const urgentCorrections: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table issue
      add column corrects bigint references correction,
      add constraint issue_number_of_kind check ((corrects is null) = (number > 0))`.execute(db);
    await sql`create index issue_of_correction on issue (corrects) where corrects is not null`.execute(
      db,
    );
  },
};
