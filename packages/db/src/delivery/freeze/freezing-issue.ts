import { audienceOf } from '@galley/core/issue';
import { sql, type Transaction } from 'kysely';
import { listIssueCorrections } from '../../audience/waiting-corrections.ts';
import type { AudienceQuestion } from '../../audience/waits-for-issue.ts';
import type { OwedCorrection } from '../../correction/owed-correction.ts';
import { readBuckets } from '../../installation/installation.ts';
import { notHeld } from '../../restore/hold.ts';
import type { Database } from '../../schema/database.ts';

/** An issue whose audience is being frozen. */
export interface FreezingIssue {
  readonly issueId: string;
  readonly newsletterId: string;
  readonly releasedAt: Date | null;
  /** Whom it is for. */
  readonly question: AudienceQuestion;
  /** Those that only some are owed. */
  readonly corrections: readonly OwedCorrection[];
  /** Some of its readers were found in the provider's list after a restore. */
  readonly found: boolean;
  /** All of the installation's. */
  readonly buckets: readonly number[];
  readonly progress: FreezeProgress;
}

/** How far an issue's audience is frozen, as its row has it. */
export interface FreezeProgress {
  /** Which of the buckets is frozen next, counted from 0. */
  readonly freeze_bucket: number;
  /** The last reader there who was looked at. */
  readonly freeze_cursor: string;
}

/**
 * Reads and locks an issue whose audience may be frozen now. Null if it is not being sent, its undo
 * window is open, or another process is freezing it.
 */
export async function lockFreezingIssue(
  trx: Transaction<Database>,
  issueId: string,
): Promise<FreezingIssue | null> {
  const issue = await trx
    .selectFrom('issue')
    .innerJoin('newsletter', 'newsletter.id', 'issue.newsletter_id')
    .select([
      'issue.newsletter_id',
      'issue.freeze_bucket',
      'issue.freeze_cursor',
      'issue.released_at',
      'issue.best_of',
      'issue.corrects',
      'issue.slot_due_on',
      'issue.found',
      'newsletter.best_of_cadence',
    ])
    .where('issue.id', '=', issueId)
    .where('issue.state', '=', 'sending')
    .where('issue.frozen_at', 'is', null)
    .where(notHeld)
    // Until then it can be taken back, which leaves nothing behind.
    .where((eb) => eb.or([eb('send_after', 'is', null), eb('send_after', '<=', sql<Date>`now()`)]))
    .forNoKeyUpdate('issue')
    .skipLocked()
    .executeTakeFirst();
  if (issue === undefined) return null;
  const { newsletter_id: newsletterId, best_of: bestOf, corrects } = issue;
  // Two issues that freeze the same reader at once would both tell them of a correction.
  await sql`select pg_advisory_xact_lock(hashtextextended('galley corrections', ${newsletterId}))`.execute(
    trx,
  );
  const audience = audienceOf({
    bestOf,
    corrects,
    hasSlot: issue.slot_due_on !== null,
    hasBestOfs: issue.best_of_cadence !== null,
  });
  const corrections = await listIssueCorrections(trx, issueId);
  return {
    issueId,
    newsletterId,
    releasedAt: issue.released_at,
    question: {
      newsletterId,
      audience,
      bestOf,
      corrects: corrects === null ? null : { correctionId: corrects, issueId },
    },
    corrections: corrections.filter(({ toEverybody }) => !toEverybody),
    found: issue.found,
    buckets: await readBuckets(trx),
    progress: { freeze_bucket: issue.freeze_bucket, freeze_cursor: issue.freeze_cursor },
  };
}
