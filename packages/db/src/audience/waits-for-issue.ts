import type { IssueAudience } from '@galley/core/issue';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { isToldAtOnce, readOwedCorrection } from '../correction/owed-correction.ts';
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

/**
 * Whether such a regular issue went out while a reader (`s`) was on pause. Who ended a pause by hand has
 * no end of it any more; it can't have been longer than twelve weeks.
 */
const hasMissed = (which: RawBuilder<boolean>): RawBuilder<boolean> => sql`exists (
  select from issue missed where missed.newsletter_id = s.newsletter_id and missed.best_of is null
    and missed.corrects is null
    and missed.frozen_at >= s.catch_up_since
    and missed.frozen_at < coalesce(s.paused_until, s.catch_up_since + interval '84 days')
    and ${which})`;

/** Whether any did. */
export const hasMissedIssue: RawBuilder<boolean> = hasMissed(sql`true`);

/** Whether a month came after the one in which a reader's pause ended: they have seen all of it. */
const isAfterPause = (month: string): RawBuilder<boolean> => sql`(${month}
  > to_char(coalesce(s.paused_until, s.catch_up_since + interval '84 days')
    at time zone 'UTC', 'YYYY-MM'))`;

/**
 * Whether a best-of is what a reader (`s`) catches up with: it looks back on the month of an issue
 * that they missed, or on a later one, but on none that came after their pause.
 */
const catchesUp = (month: string): RawBuilder<boolean> => sql`(s.catch_up_since is not null
  and not ${isAfterPause(month)}
  and ${hasMissed(sql`to_char(missed.dated_on, 'YYYY-MM') <= ${month}`)})`;

/** The readers (rows `s`) whom an issue is for, and those who catch up with it. */
export interface Waiting {
  readonly isFor: RawBuilder<boolean>;
  /** Those who want it too. */
  readonly takes: RawBuilder<boolean>;
  readonly catchesUp: RawBuilder<boolean>;
  /** Those whose catch-up makes no sense any more. */
  readonly isPastCatchUp: RawBuilder<boolean>;
}

/**
 * Says which readers an issue is for, before anybody is left out. Nobody gets the best of a month
 * twice: who got it in an issue that was cancelled half-way is not in the audience of the next one.
 */
export async function waitsForIssue(
  db: Kysely<Database>,
  { newsletterId, audience, bestOf, corrects }: AudienceQuestion,
): Promise<Waiting> {
  if (corrects !== null) {
    const isFor = isToldAtOnce(await readOwedCorrection(db, corrects));
    return { isFor, takes: isFor, catchesUp: sql`false`, isPastCatchUp: sql`false` };
  }
  if (bestOf === null) {
    const takes =
      audience === 'every-issue' ? sql<boolean>`s.rhythm = 'every'` : sql<boolean>`true`;
    return { isFor: sql`true`, takes, catchesUp: sql`false`, isPastCatchUp: sql`false` };
  }
  const its = catchesUp(bestOf);
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
  // As constants: only the partitions of these issues are looked at.
  const ids = cancelled.map(({ id }) => sql.lit(id));
  const got = sql<boolean>`exists (select from delivery got where got.issue_id in (${sql.join(ids)})
    and got.subscriber_id = s.subscriber_id and got.state in ('pending', 'accepted', 'uncertain'))`;
  const isFor = ids.length === 0 ? waits : sql<boolean>`(${waits} and not ${got})`;
  const isPastCatchUp = sql<boolean>`(${isAfterPause(bestOf)} or not ${hasMissedIssue})`;
  return { isFor, takes: isFor, catchesUp: its, isPastCatchUp };
}
