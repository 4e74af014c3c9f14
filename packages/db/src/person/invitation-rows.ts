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

/** Ends the open invitations of an address to one place, because a newer one takes their place. */
export async function endEarlierInvitations(
  trx: Transaction<Database>,
  place: { readonly canonical: string; readonly newsletterId: string | null; readonly now: Date },
): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ ended_at: place.now })
    .where('address_canonical', '=', place.canonical)
    .where('newsletter_id', 'is not distinct from', place.newsletterId)
    .where('ended_at', 'is', null)
    .execute();
}
