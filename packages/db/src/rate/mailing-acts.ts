import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** A person, or a key of theirs: whatever either does counts for both. */
export interface Mailing {
  readonly kind: 'person' | 'key';
  readonly id: string;
}

/**
 * When a person took a step, themselves or by any of their keys. They are locked until the
 * transaction ends, so that two calls at once count each other.
 */
export async function lockMailingActs(
  trx: Transaction<Database>,
  { kind, id }: Mailing,
  { step, since }: { readonly step: string; readonly since: Date },
): Promise<readonly Date[]> {
  const { rows: people } = await sql<{ id: string }>`
    select coalesce((
      select person_id from api_key where ${kind} = 'key' and id = ${id}
    ), ${id}::bigint) as id`.execute(trx);
  const person = people[0]?.id ?? id;
  await sql`select pg_advisory_xact_lock(hashtextextended('galley mailing', ${person}))`.execute(
    trx,
  );
  const { rows } = await sql<{ at: Date }>`
    select at from audit
    where step = ${step} and at > ${since} and (
      actor_kind = 'person' and actor = ${person}
      or actor_kind = 'key'
        and actor in (select id::text from api_key where person_id = ${person})
    )`.execute(trx);
  return rows.map(({ at }) => at);
}
