import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** What delivery needs to know about an issue that is being sent. */
export interface SendingIssue {
  readonly id: string;
  readonly contentHash: string;
  readonly sender: string;
  readonly replyTo: string | null;
  readonly sendAfter: Date | null;
  readonly frozen: boolean;
}

/**
 * Lists issues with work to do now: being sent, or cancelled with batches that may be on the wire.
 */
export async function issuesToSend(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('issue')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('state', '=', 'sending'),
        eb.and([
          eb('state', '=', 'cancelled'),
          eb.exists((open) =>
            open
              .selectFrom('batch')
              .select('batch.id')
              .whereRef('batch.issue_id', '=', 'issue.id')
              .where('batch.state', '=', 'attempted'),
          ),
        ]),
      ]),
    )
    .orderBy('released_at')
    .execute();
  return rows.map((row) => row.id);
}

/** Reads an issue for sending; null once it is neither being sent nor cancelled. */
export async function readSendingIssue(
  db: Kysely<Database>,
  issueId: string,
): Promise<SendingIssue | null> {
  const row = await db
    .selectFrom('issue')
    .select([
      'id',
      'content_hash',
      'approved_hash',
      'sender',
      'reply_to',
      'send_after',
      'frozen_at',
    ])
    .where('id', '=', issueId)
    .where('state', 'in', ['sending', 'cancelled'])
    .executeTakeFirst();
  if (row === undefined || row.content_hash === null || row.sender === null) return null;
  if (row.content_hash !== row.approved_hash) return null;
  return {
    id: row.id,
    contentHash: row.content_hash,
    sender: row.sender,
    replyTo: row.reply_to,
    sendAfter: row.send_after,
    frozen: row.frozen_at !== null,
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
  why: { readonly reason: string; readonly detail: string; readonly resumeAt: Date | null },
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
  if (numUpdatedRows > 0n) return 'paused';
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
export async function scheduleResume(
  db: Kysely<Database>,
  issueId: string,
  pause: { readonly reason: string; readonly resumeAt: Date },
): Promise<void> {
  await db
    .updateTable('issue')
    .set({ resume_at: pause.resumeAt })
    .where('id', '=', issueId)
    .where('state', '=', 'paused')
    .where('reason', '=', pause.reason)
    .execute();
}

/** Resumes issues whose quota has reset. */
export async function resumeDueIssues(db: Kysely<Database>): Promise<number> {
  const result = await db
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
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
