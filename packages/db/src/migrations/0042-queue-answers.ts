import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Editors whose forwarded mail brings nothing new are told what was expected. */
export const queueAnswers: Migration = {
  async up(db: Kysely<unknown>) {
    const { rows } = await sql<{ definition: string }>`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conname = 'notice_kind_check'`.execute(db);
    const kinds = [...(rows[0]?.definition ?? '').matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind);
    const every = [...new Set([...kinds, 'queue-answer'])].map((kind) => sql.lit(kind));
    await sql`alter table notice drop constraint notice_kind_check,
      add constraint notice_kind_check check (kind in (${sql.join(every)}))`.execute(db);
  },
};
