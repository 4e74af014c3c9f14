import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';
import type { CorrectionReaders } from './correction-table.ts';

/** A correction with what decides who has yet to get it. */
export interface OwedCorrection {
  readonly id: string;
  readonly readers: CorrectionReaders;
  /** The issues whose readers got an old text, and those that have carried it; by their ids. */
  readonly olds: readonly string[];
  readonly carriers: readonly string[];
}

/** Only issues whose deliveries are still there. */
const withDeliveries = sql`to_regclass('delivery_' || issue.id) is not null`;

/** The issues that went out with a text before the correction `c`. */
export const OLDS = sql`array(
  select issue.id::text from issue_review its join issue on issue.id = its.issue_id
  where its.review_id = c.review_id and its.corrections < c.number and ${withDeliveries}
  order by issue.id)`;

/** Only those with mails: one that was cancelled before it had any has told nobody. */
export const carriersBut = (issueId: string | null) => sql`array(
  select issue.id::text from issue_correction its join issue on issue.id = its.issue_id
  where its.correction_id = c.id and ${withDeliveries}
    and exists (select from batch where batch.issue_id = issue.id and batch.state <> 'void')
    and issue.id is distinct from ${issueId}::bigint
  order by issue.id)`;

/** Reads what decides who has yet to get a correction, but for one of the issues that carry it. */
export async function readOwedCorrection(
  db: Kysely<Database>,
  its: { readonly correctionId: string; readonly issueId: string | null },
): Promise<OwedCorrection> {
  const { rows } = await sql<OwedCorrection>`
    select c.id::text, c.readers, ${OLDS} as olds, ${carriersBut(its.issueId)} as carriers
    from correction c where c.id = ${its.correctionId}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error(`there is no correction ${its.correctionId}`);
  return found;
}

/** That no mail with a correction went to a reader (`s`), or may have, or still waits. */
export const wasNotTold = ({ id, carriers }: OwedCorrection): RawBuilder<boolean> =>
  carriers.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.join(
        carriers.map(
          (issueId) => sql`not exists (
            select from ${deliveriesOf(issueId)} got join rendition r on r.id = got.rendition_id
            where got.subscriber_id = s.subscriber_id
              and got.state in ('pending', 'accepted', 'uncertain')
              and ${id} = any(string_to_array(r.corrections, '.')))`,
        ),
        sql` and `,
      )})`;

/**
 * The readers (`s`) of an urgent correction: the provider accepted a mail with the old text for them,
 * and no mail with the correction went to them, or may have. One whose mail is uncertain gets no mail
 * for the correction alone; the next issue tells them.
 */
export const isToldAtOnce = (correction: OwedCorrection): RawBuilder<boolean> =>
  correction.olds.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(exists (select from (${sql.join(
        correction.olds.map(
          (issueId) =>
            sql`select subscriber_id from ${deliveriesOf(issueId)} where state = 'accepted'`,
        ),
        sql` union all `,
      )}) old where old.subscriber_id = s.subscriber_id) and ${wasNotTold(correction)})`;
