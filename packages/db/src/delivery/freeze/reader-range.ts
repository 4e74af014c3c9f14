import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from '../../schema/database.ts';
import { deliveriesOf } from '../../schema/delivery-partition.ts';

/** Confirmed readers of a newsletter in one bucket, by their ids. */
export interface ReaderRange {
  readonly newsletterId: string;
  readonly bucket: number;
  readonly after: string;
  readonly to: string;
  readonly most: number;
}

/** Selects the subscriptions of a range. */
export const readersIn = ({
  newsletterId,
  bucket,
  after,
  to,
}: ReaderRange): RawBuilder<unknown> => sql`
  select bucket, id, newsletter_id, subscriber_id, choice, rhythm, paused_until, catch_up_since
  from subscription where bucket = ${bucket} and newsletter_id = ${newsletterId}
    and status = 'confirmed' and subscriber_id > ${after} and subscriber_id <= ${to}`;

export async function readIds(
  trx: Transaction<Database>,
  range: ReaderRange,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select subscriber_id::text as id from (${readersIn(range)}) s`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Counts the deliveries that readers of a range have in an issue. */
export async function countFrozen(
  trx: Transaction<Database>,
  issueId: string,
  { bucket, after, to }: ReaderRange,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${deliveriesOf(issueId)}
    where bucket = ${bucket} and subscriber_id > ${after} and subscriber_id <= ${to}`.execute(trx);
  return rows[0]?.count ?? 0;
}
