import { sql, type Kysely, type RawBuilder } from 'kysely';
import { issuesWithBatches } from '../batch/issues-with-batches.ts';
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

/** The issues that carry the correction `c`; {@link withMailedCarriers} leaves those that told nobody. */
export const carriersBut = (issueId: string | null) => sql`array(
  select issue.id::text from issue_correction its join issue on issue.id = its.issue_id
  where its.correction_id = c.id and ${withDeliveries}
    and issue.id is distinct from ${issueId}::bigint
  order by issue.id)`;

/** Keeps only carriers with mails: one that was cancelled before it had any has told nobody. */
export async function withMailedCarriers<C extends OwedCorrection>(
  db: Kysely<Database>,
  corrections: readonly C[],
): Promise<readonly C[]> {
  const all = new Set(corrections.flatMap(({ carriers }) => carriers));
  const mailed = await issuesWithBatches(db, [...all], sql`state <> 'void'`);
  return corrections.map((each) => ({
    ...each,
    carriers: each.carriers.filter((id) => mailed.has(id)),
  }));
}

/** Reads what decides who has yet to get a correction, but for one of the issues that carry it. */
export async function readOwedCorrection(
  db: Kysely<Database>,
  its: { readonly correctionId: string; readonly issueId: string | null },
): Promise<OwedCorrection> {
  const { rows } = await sql<OwedCorrection>`
    select c.id::text, c.readers, ${OLDS} as olds, ${carriersBut(its.issueId)} as carriers
    from correction c where c.id = ${its.correctionId}`.execute(db);
  const [found] = await withMailedCarriers(db, rows);
  if (found === undefined) throw new Error(`there is no correction ${its.correctionId}`);
  return found;
}

/**
 * The readers about whom something is asked. Questions about deliveries are asked of all buckets, and
 * never joined with the readers: a reader's mail lies in another bucket than the reader if it was sent
 * to an earlier address, or before the readers were spread over machines. So a chunk of readers is
 * named by their ids.
 */
export interface AskedReaders {
  /** A query for their ids. */
  readonly ids: RawBuilder<unknown>;
  /** Whether a delivery `d` is to one of them. */
  readonly isTheirs: RawBuilder<boolean>;
}

/** Each is looked up by key. */
export const theseReaders = (ids: readonly string[]): AskedReaders => ({
  ids: sql`select unnest(${[...ids]}::bigint[]) as subscriber_id`,
  isTheirs: sql`d.subscriber_id = any(${[...ids]}::bigint[])`,
});

/** All those whom a query selects: it costs one pass over the deliveries of the issues in question. */
export const allReaders = (ids: RawBuilder<unknown>): AskedReaders => ({
  ids,
  isTheirs: sql`true`,
});

/** A query for those who got an old text. */
const gotOld = (
  { olds }: OwedCorrection,
  states: RawBuilder<unknown>,
  { isTheirs }: AskedReaders,
): RawBuilder<unknown> =>
  sql.join(
    olds.map(
      (issueId) => sql`select d.subscriber_id from ${deliveriesOf(issueId)} d
        where d.issue_id = ${issueId} and d.state in (${states}) and ${isTheirs}`,
    ),
    sql` union all `,
  );

/** Leaves out those to whom a mail with the correction went, or may have, or still waits. */
const butTold = (
  { id, carriers }: OwedCorrection,
  from: RawBuilder<unknown>,
  { isTheirs }: AskedReaders,
): RawBuilder<unknown> =>
  carriers.length === 0
    ? from
    : sql`(${from}) except (${sql.join(
        carriers.map(
          (issueId) => sql`select d.subscriber_id from ${deliveriesOf(issueId)} d
            join rendition r on r.id = d.rendition_id
            where d.issue_id = ${issueId} and d.state in ('pending', 'accepted', 'uncertain')
              and ${id} = any(string_to_array(r.corrections, '.')) and ${isTheirs}`,
        ),
        sql` union all `,
      )})`;

/**
 * A query for the readers of an urgent correction: the provider accepted a mail with the old text for
 * them, and no mail with the correction went to them, or may have. One whose mail is uncertain gets no
 * mail for the correction alone; the next issue tells them. Null if there can't be any.
 */
export const toldAtOnce = (
  correction: OwedCorrection,
  readers: AskedReaders,
): RawBuilder<unknown> | null =>
  correction.olds.length === 0
    ? null
    : butTold(correction, gotOld(correction, sql`'accepted'`, readers), readers);

/**
 * A query for those who have yet to get these corrections, as rows of `subscriber_id` and
 * `corrections`, their ids with dots between them. A reader got an old text if the provider accepted
 * it, or may have: better told twice what is right than left with what is wrong. One to whom a mail
 * with the correction went, or may have, isn't told again.
 */
export function owedBy(
  corrections: readonly OwedCorrection[],
  readers: AskedReaders,
): RawBuilder<unknown> {
  const parts = corrections.flatMap((each) => {
    if (each.readers !== 'everybody' && each.olds.length === 0) return [];
    const all =
      each.readers === 'everybody'
        ? readers.ids
        : gotOld(each, sql`'accepted', 'uncertain'`, readers);
    return [
      sql`select subscriber_id, ${each.id}::bigint as id from (${butTold(each, all, readers)}) its`,
    ];
  });
  // Without any, nobody.
  const all =
    parts.length === 0
      ? sql`select null::bigint as subscriber_id, null::bigint as id where false`
      : sql.join(parts, sql` union all `);
  return sql`(select subscriber_id, string_agg(id::text, '.' order by id) as corrections
    from (select distinct subscriber_id, id from (${all}) each_got) each_owed
    group by subscriber_id)`;
}
