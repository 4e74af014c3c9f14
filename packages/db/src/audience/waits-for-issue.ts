import type { IssueAudience } from '@galley/core/issue';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import {
  allReaders,
  readOwedCorrection,
  theseReaders,
  toldAtOnce,
  type AskedReaders,
} from '../correction/owed-correction.ts';
import type { Database } from '../schema/database.ts';

/** An issue, as its audience is asked for. */
export interface AudienceQuestion {
  readonly newsletterId: string;
  readonly audience: IssueAudience;
  /** The month whose best it holds; null for a regular issue. */
  readonly bestOf: string | null;
  /** The correction that it brings alone, and its own id, if it has one yet; null for all others. */
  readonly corrects: { readonly correctionId: string; readonly issueId: string | null } | null;
}

/** The regular issues of a newsletter: a reader may have missed some by a pause. */
interface MissableIssues {
  readonly frozenAt: readonly string[];
  readonly months: readonly string[];
}

async function readMissable(db: Kysely<Database>, newsletterId: string): Promise<MissableIssues> {
  const rows = await db
    .selectFrom('issue')
    .select([
      sql<string>`frozen_at::text`.as('frozenAt'),
      sql<string>`to_char(dated_on, 'YYYY-MM')`.as('month'),
    ])
    .where('newsletter_id', '=', newsletterId)
    .where('best_of', 'is', null)
    .where('corrects', 'is', null)
    .where('frozen_at', 'is not', null)
    .execute();
  return { frozenAt: rows.map((row) => row.frozenAt), months: rows.map(({ month }) => month) };
}

/** Until when a pause was. Who ended one by hand has no end of it any more; it can't be longer. */
const PAUSE_END = sql`coalesce(s.paused_until, s.catch_up_since + interval '84 days')`;

/** Whether such an issue went out while a reader (`s`) was on pause. */
const hasMissed = (
  { frozenAt, months }: MissableIssues,
  which: RawBuilder<boolean>,
): RawBuilder<boolean> => sql`exists (
  select from unnest(${frozenAt}::timestamptz[], ${months}::text[]) as missed (frozen_at, month)
  where missed.frozen_at >= s.catch_up_since and missed.frozen_at < ${PAUSE_END} and ${which})`;

/** Whether an issue (`missed`) is a regular one that went out while a reader (`s`) was on pause. */
export const isMissed: RawBuilder<boolean> = sql`(missed.newsletter_id = s.newsletter_id
  and missed.best_of is null and missed.corrects is null
  and missed.frozen_at >= s.catch_up_since and missed.frozen_at < ${PAUSE_END})`;

/** Whether a month came after the one in which a reader's pause ended: they have seen all of it. */
const isAfterPause = (month: string): RawBuilder<boolean> => sql`(${month}
  > to_char(${PAUSE_END} at time zone 'UTC', 'YYYY-MM'))`;

/**
 * Whether a best-of is what a reader (`s`) catches up with: it looks back on the month of an issue
 * that they missed, or on a later one, but on none that came after their pause.
 */
const catchesUp = (missable: MissableIssues, month: string): RawBuilder<boolean> =>
  sql`(s.catch_up_since is not null and not ${isAfterPause(month)}
    and ${hasMissed(missable, sql`missed.month <= ${month}`)})`;

/** The readers (rows `s`) whom an issue is for, and those who catch up with it. */
export interface Waiting {
  readonly isFor: RawBuilder<boolean>;
  /** Whether one of those wants it, too. */
  readonly takes: RawBuilder<boolean>;
  readonly catchesUp: RawBuilder<boolean>;
  /** Those whose catch-up makes no sense any more. */
  readonly isPastCatchUp: RawBuilder<boolean>;
}

/**
 * Says which readers an issue is for, before anybody is left out. Nobody gets the best of a month
 * twice: who got it in an issue that was cancelled half-way is not in the audience of the next one.
 *
 * What they got earlier may lie in any bucket, so it is never joined with them.
 *
 * @param readChunk reads the ids of the only readers in question, if there are few. It is called only
 * when what they got earlier matters; that is read then, and the conditions name those readers.
 * Otherwise the conditions hold for all readers of the newsletter, at the cost of one pass over earlier
 * deliveries.
 */
export async function waitsForIssue(
  db: Kysely<Database>,
  { newsletterId, audience, bestOf, corrects }: AudienceQuestion,
  readChunk?: () => Promise<readonly string[]>,
): Promise<Waiting> {
  if (corrects !== null) {
    const correction = await readOwedCorrection(db, corrects);
    const its = await asked(newsletterId, readChunk);
    const told = toldAtOnce(correction, its);
    const isFor = told === null ? sql<boolean>`false` : await isAmong(db, told, its);
    return { isFor, takes: sql`true`, catchesUp: sql`false`, isPastCatchUp: sql`false` };
  }
  if (bestOf === null) {
    const takes =
      audience === 'every-issue' ? sql<boolean>`s.rhythm = 'every'` : sql<boolean>`true`;
    return { isFor: sql`true`, takes, catchesUp: sql`false`, isPastCatchUp: sql`false` };
  }
  const missable = await readMissable(db, newsletterId);
  const its = catchesUp(missable, bestOf);
  const waits =
    audience === 'best-of' ? sql<boolean>`(s.rhythm = 'monthly' or ${its})` : sql<boolean>`true`;
  const cancelled = await db
    .selectFrom('issue')
    .select('id')
    .where('newsletter_id', '=', newsletterId)
    .where('best_of', '=', bestOf)
    .where('state', '=', 'cancelled')
    // Nothing of the others was ever sent.
    .where('number_is_free', '=', false)
    .execute();
  const isPastCatchUp = sql<boolean>`(${isAfterPause(bestOf)}
    or not ${hasMissed(missable, sql`true`)})`;
  const others = { takes: sql<boolean>`true`, catchesUp: its, isPastCatchUp };
  if (cancelled.length === 0) return { isFor: waits, ...others };
  // As constants: only the partitions of these issues are looked at.
  const ids = cancelled.map(({ id }) => sql.lit(id));
  const readers = await asked(newsletterId, readChunk);
  // By what is left of all readers, because Postgres can't make a join of "not in".
  const hasNot = sql`(${readers.ids}) except (
    select d.subscriber_id from delivery d where d.issue_id in (${sql.join(ids)})
      and d.state in ('pending', 'accepted', 'uncertain') and ${readers.isTheirs})`;
  return { isFor: sql`(${waits} and ${await isAmong(db, hasNot, readers)})`, ...others };
}

type Asked = AskedReaders & { readonly isChunk: boolean };

async function asked(
  newsletterId: string,
  readChunk?: () => Promise<readonly string[]>,
): Promise<Asked> {
  if (readChunk !== undefined) return { ...theseReaders(await readChunk()), isChunk: true };
  return {
    ...allReaders(sql`select subscriber_id from subscription
      where newsletter_id = ${newsletterId} and status = 'confirmed'`),
    isChunk: false,
  };
}

/** Whether a query finds a reader (`s`); for a chunk, the query is run and the condition names those. */
async function isAmong(
  db: Kysely<Database>,
  query: RawBuilder<unknown>,
  { isChunk }: Asked,
): Promise<RawBuilder<boolean>> {
  if (!isChunk) return sql<boolean>`s.subscriber_id in (${query})`;
  const { rows } = await sql<{ id: string }>`
    select distinct subscriber_id::text as id from (${query}) found`.execute(db);
  return sql<boolean>`s.subscriber_id = any(${rows.map(({ id }) => id)}::bigint[])`;
}
