import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Issues store the day that their bytes are dated. An issue that was cancelled before any batch was
 * attempted gives its number up.
 */
export const issueDatesAndNumbers: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table issue add column dated_on date`.execute(db);
    // What their mails already say. Postgres may not know a zone that Node knows.
    await sql`update issue set dated_on = coalesce(issue.slot_due_on,
        (issue.created_at at time zone case
          when newsletter.time_zone in (select name from pg_timezone_names)
          then newsletter.time_zone else 'UTC' end)::date)
      from newsletter where newsletter.id = issue.newsletter_id`.execute(db);
    await sql`alter table issue alter column dated_on set not null`.execute(db);
    await sql`alter table issue add column number_is_free boolean not null default false
      check (not number_is_free or state = 'cancelled')`.execute(db);
    await sql`alter table issue drop constraint issue_newsletter_id_number_key`.execute(db);
    await sql`create unique index issue_number on issue (newsletter_id, number)
      where not number_is_free`.execute(db);
  },
};
