import { sql, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** The marks of a mail at one of our addresses, by which a copy of it and a second answer are known. */
export interface InboundMarks {
  /** Mails of one sender wait for each other. */
  readonly senderKey: string;
  readonly messageKey: string | null;
  /** Null unless the sender is proven. */
  readonly proofKey: string | null;
  /** Its sender, with the kind of answer that they would get. */
  readonly answerKey: string;
}

/** Lets only one transaction at a time decide about the mails of a sender. */
export async function lockInboundSender(
  trx: Transaction<Database>,
  senderKey: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`inbound/${senderKey}`}, 0))`.execute(
    trx,
  );
}

/** Whether another mail has one of these marks, so that this one is a copy of it. */
export async function isSeenInbound(
  trx: Transaction<Database>,
  id: string,
  { messageKey, proofKey }: InboundMarks,
): Promise<boolean> {
  const { rows } = await sql`
    select from inbound_mark
    where key in (${messageKey}::text, ${proofKey}::text) and mail_id <> ${id} limit 1`.execute(
    trx,
  );
  return rows.length > 0;
}

/** Whether a sender, by a mail other than one, got this kind of answer after an instant. */
export async function isAnsweredSince(
  trx: Transaction<Database>,
  answerKey: string,
  { since, except }: { readonly since: Date; readonly except: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    select from inbound_mark
    where key = ${answerKey} and mail_id is distinct from ${except}::bigint
      and answered_at > ${since} limit 1`.execute(trx);
  return rows.length > 0;
}

/** Stores the marks of a mail at one of our addresses, and when it was answered. */
export async function markInboundMail(
  trx: Transaction<Database>,
  id: string,
  marks: InboundMarks & { readonly answeredAt: Date | null },
): Promise<void> {
  const { messageKey, proofKey, answerKey, answeredAt } = marks;
  const known = [messageKey, proofKey].filter((key) => key !== null);
  const rows = known.map((key) => ({ key, mail_id: id, answered_at: null as Date | null }));
  if (answeredAt !== null) rows.push({ key: answerKey, mail_id: id, answered_at: answeredAt });
  if (rows.length === 0) return;
  await trx
    .insertInto('inbound_mark')
    .values(rows)
    // Read a second time, because a process ended in between.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
