import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { InvitationTable } from './invitation-table.ts';

export type InvitationRow = Selectable<InvitationTable>;

const open = (db: Kysely<Database>, now: Date) =>
  db
    .selectFrom('invitation')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now);

/** Lists the invitations that can still be accepted, the oldest first. */
export const listInvitationRows = async (
  db: Kysely<Database>,
  now: Date,
): Promise<InvitationRow[]> => open(db, now).orderBy('id').execute();

/** An invitation that can still be accepted. */
export const findInvitationRow = async (
  db: Kysely<Database>,
  id: string,
  now: Date,
): Promise<InvitationRow | undefined> => open(db, now).where('id', '=', id).executeTakeFirst();

export const insertInvitation = async (
  trx: Transaction<Database>,
  row: Omit<Insertable<InvitationTable>, 'ended_at' | 'accepted_by'>,
): Promise<InvitationRow> =>
  trx
    .insertInto('invitation')
    .values({ ...row, ended_at: null, accepted_by: null })
    .returningAll()
    .executeTakeFirstOrThrow();

/** Ends an invitation: accepted by a person, or taken back (null). */
export async function endInvitation(
  trx: Transaction<Database>,
  {
    id,
    acceptedBy,
    now,
  }: { readonly id: string; readonly acceptedBy: string | null; readonly now: Date },
): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ ended_at: now, accepted_by: acceptedBy })
    .where('id', '=', id)
    .execute();
}

/**
 * Ends the open invitations of an address: to one place (null is every newsletter), because a newer
 * one replaces them, or all of them.
 */
export async function endInvitationsTo(
  trx: Transaction<Database>,
  canonical: string,
  { newsletterId, now }: { readonly newsletterId?: string | null; readonly now: Date },
): Promise<void> {
  const open = trx
    .updateTable('invitation')
    .set({ ended_at: now })
    .where('address_canonical', '=', canonical)
    .where('ended_at', 'is', null);
  await (
    newsletterId === undefined
      ? open
      : open.where('newsletter_id', 'is not distinct from', newsletterId)
  ).execute();
}
