import { printSlotTag, type PauseReason } from '@galley/core/delivery';
import { sql, type Kysely, type Transaction } from 'kysely';
import { announceIssue } from '../live/announce-issue.ts';
import { readBuckets } from '../installation/installation.ts';
import { notHeld } from '../restore/hold.ts';
import type { Database } from '../schema/database.ts';

/** What delivery needs to know about an issue that is being sent. */
export interface SendingIssue {
  readonly id: string;
  readonly newsletterId: string;
  readonly contentHash: string;
  readonly sender: string;
  readonly replyTo: string | null;
  readonly sendAfter: Date | null;
  readonly frozen: boolean;
  /** What its mails say about its slot; null for older issues. */
  readonly slotTag: string | null;
  /** Into which the installation's readers are divided. */
  readonly buckets: readonly number[];
}

/**
 * Lists issues with work to do now: being sent, or cancelled with batches that may be on the wire.
 */
export async function issuesToSend(db: Kysely<Database>): Promise<readonly string[]> {
  // Apart from the issues, since batches may lie on other machines.
  const attempted = await db
    .selectFrom('batch')
    .select('issue_id')
    .distinct()
    .where('state', '=', 'attempted')
    .execute();
  const { rows } = await sql<{ id: string }>`
    select id from issue
    where (state = 'sending' or state = 'cancelled'
        and id = any(${attempted.map((batch) => batch.issue_id)}::bigint[]))
      and ${notHeld}
    order by released_at`.execute(db);
  return rows.map((row) => row.id);
}

/** Reads an issue for sending; null once it is neither being sent nor cancelled. */
export async function readSendingIssue(
  db: Kysely<Database>,
  issueId: string,
): Promise<SendingIssue | null> {
  const row = await db
    .selectFrom('issue')
    .innerJoin('newsletter', 'newsletter.id', 'issue.newsletter_id')
    .select([
      'issue.id',
      'newsletter_id',
      'content_hash',
      'approved_hash',
      'issue.sender',
      'issue.reply_to',
      'send_after',
      'frozen_at',
      'names_slot',
      'number',
      'slot_due_on',
      'slot_kind',
      'slug',
    ])
    .where('issue.id', '=', issueId)
    .where('state', 'in', ['sending', 'cancelled'])
    .executeTakeFirst();
  if (row === undefined || row.content_hash === null || row.sender === null) return null;
  if (row.content_hash !== row.approved_hash) return null;
  return {
    buckets: await readBuckets(db),
    id: row.id,
    newsletterId: row.newsletter_id,
    contentHash: row.content_hash,
    sender: row.sender,
    replyTo: row.reply_to,
    sendAfter: row.send_after,
    frozen: row.frozen_at !== null,
    slotTag: row.names_slot
      ? printSlotTag({
          newsletter: row.slug,
          number: row.number,
          slot: row.slot_due_on === null ? null : { kind: row.slot_kind, dueOn: row.slot_due_on },
        })
      : null,
  };
}

/**
 * Pauses an issue for a reason that concerns all its batches.
 *
 * @returns `was-paused` if it was already paused, `cannot-pause` if it was cancelled
 */
export async function pauseSending(
  trx: Transaction<Database>,
  issueId: string,
  why: { readonly reason: PauseReason; readonly detail: string; readonly resumeAt: Date | null },
): Promise<'paused' | 'was-paused' | 'cannot-pause'> {
  const { numUpdatedRows } = await trx
    .updateTable('issue')
    .set({
      state: 'paused',
      reason: why.reason,
      reason_detail: why.detail,
      resume_at: why.resumeAt,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', issueId)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  if (numUpdatedRows > 0n) {
    await announceIssue(trx, issueId);
    return 'paused';
  }
  const { state } = await trx
    .selectFrom('issue')
    .select('state')
    .where('id', '=', issueId)
    .executeTakeFirstOrThrow();
  return state === 'cancelled' ? 'cannot-pause' : 'was-paused';
}

/**
 * Stores when an issue that a quota paused resumes, unless somebody has changed its state since.
 */
export const scheduleResume = async (
  db: Kysely<Database>,
  issueId: string,
  pause: { readonly reason: PauseReason; readonly resumeAt: Date },
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('issue')
      .set({ resume_at: pause.resumeAt })
      .where('id', '=', issueId)
      .where('state', '=', 'paused')
      .where('reason', '=', pause.reason)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await announceIssue(trx, issueId);
  });

/** Resumes issues whose quota has reset. */
export const resumeDueIssues = async (db: Kysely<Database>): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const resumed = await trx
      .updateTable('issue')
      .set({
        state: 'sending',
        reason: null,
        reason_detail: null,
        resume_at: null,
        updated_at: sql<Date>`now()`,
      })
      .where('state', '=', 'paused')
      .where('resume_at', '<=', sql<Date>`now()`)
      .where(notHeld)
      .returning('id')
      .execute();
    for (const { id } of resumed) await announceIssue(trx, id);
    return resumed.length;
  });

/** Finds an issue that waits for one of these reasons; undefined if none does. */
export const findPaused = async (db: Kysely<Database>, reasons: readonly PauseReason[]) =>
  db
    .selectFrom('issue')
    .innerJoin('newsletter', 'newsletter.id', 'issue.newsletter_id')
    .select(['newsletter.title', 'issue.number', 'issue.reason'])
    .where('issue.state', '=', 'paused')
    .where('issue.reason', 'in', reasons)
    .orderBy('issue.id')
    .limit(1)
    .executeTakeFirst();
