import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A mail that names several of our addresses is known again at each of them, and each kind of answer
 * has a day of its own. The marks so far fit neither, and are a month old at most: they go.
 */
export const inboundMarks: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table inbound_mark (
      key text not null,
      mail_id bigint not null references inbound_mail on delete cascade,
      answered_at timestamptz,
      primary key (key, mail_id)
    )`.execute(db);
    await sql`create index inbound_mark_of_mail on inbound_mark (mail_id)`.execute(db);
    await sql`alter table inbound_mail
      drop column message_key, drop column proof_key, drop column sender_key,
      drop column answered_at`.execute(db);
  },
};
