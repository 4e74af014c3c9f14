import type { InboundResult } from '@galley/core/inbound';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

export interface NewInboundMail {
  /** Resend's id of it. */
  readonly resendId: string;
  readonly receivedAt: Date;
}

/**
 * Stores that mails have come in; one that is known changes nothing.
 *
 * @returns how many are new
 */
export async function insertInboundMails(
  db: Kysely<Database>,
  mails: readonly NewInboundMail[],
): Promise<number> {
  if (mails.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('inbound_mail')
    .values(
      mails.map(({ resendId, receivedAt }) => ({
        resend_id: resendId,
        received_at: receivedAt,
        lease_until: null,
        results: null,
        ended_at: null,
      })),
    )
    .onConflict((conflict) => conflict.column('resend_id').doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

export interface ClaimedInboundMail extends NewInboundMail {
  readonly id: string;
  readonly attempt: number;
}

/** Claims the next mail to read under a lease, and counts the attempt. */
export async function claimInboundMail(
  db: Kysely<Database>,
  leaseSeconds: number,
): Promise<ClaimedInboundMail | null> {
  const { rows } = await sql<ClaimedInboundMail>`
    update inbound_mail set attempt = attempt + 1,
      lease_until = now() + make_interval(secs => ${leaseSeconds})
    where id = (
      select id from inbound_mail
      where results is null and not_before <= now()
        and (lease_until is null or lease_until < now())
      order by not_before, id limit 1 for update skip locked
    )
    returning id, attempt, resend_id as "resendId", received_at as "receivedAt"`.execute(db);
  return rows[0] ?? null;
}

/** Puts a claimed mail back, to be read later. */
export async function postponeInboundMail(
  db: Kysely<Database>,
  { id, attempt }: ClaimedInboundMail,
  afterSeconds: number,
): Promise<void> {
  await db
    .updateTable('inbound_mail')
    .set({
      lease_until: null,
      not_before: sql<Date>`now() + make_interval(secs => ${afterSeconds})`,
    })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('results', 'is', null)
    .execute();
}

/** Ends a mail with what it led to. */
export async function endInboundMail(
  db: Kysely<Database>,
  id: string,
  results: readonly InboundResult[],
): Promise<void> {
  await db
    .updateTable('inbound_mail')
    .set({ results: [...results], lease_until: null, ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('results', 'is', null)
    .execute();
}

/** Returns the seconds until the next mail may be read; null if none waits. */
export async function secondsToNextInboundMail(db: Kysely<Database>): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from min(greatest(not_before, lease_until)) - now())::double precision
      as seconds
    from inbound_mail where results is null`.execute(db);
  const seconds = rows[0]?.seconds ?? null;
  return seconds === null ? null : Math.max(0, seconds);
}

/** Lists the addresses that newsletters send from or are answered at. */
export async function listOwnSenders(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db.selectFrom('newsletter').select(['sender', 'reply_to']).execute();
  return rows.flatMap(({ sender, reply_to: replyTo }) =>
    [sender, replyTo].filter((each) => each !== null),
  );
}
