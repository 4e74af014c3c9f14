import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // Random characters do not compress; out of line they are written once and never copied.
  `alter table batch add column tokens text`,
  `alter table batch alter column tokens set storage external`,
  `update batch b set tokens = (
    select string_agg(d.token, ' ' order by d.subscriber_id) from delivery d
    where d.issue_id = b.issue_id and d.batch_id = b.id and d.state = 'pending'
  ) where b.state = 'attempted'`,
  `alter table delivery drop column token`,
];

/**
 * The tokens of a batch stand in its own row, in the order of its members, for as long as they may be
 * needed again: a delivery is then written twice in its life, not three times.
 */
export const batchTokens: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
