import type { Invitation } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import { mayTake, readLinkToken } from '@galley/core/editor';
import {
  announceChange,
  endInvitation,
  endSignInsOf,
  findInvitationRow,
  findPersonByAddress,
  findPersonRow,
  insertPerson,
  lockAccount,
  lockPeople,
  readNewsletterRow,
  setRole,
  type Database,
  type InvitationRow,
  type Kysely,
} from '@galley/db';
import { holds } from './holds.ts';
import type { InvitationDeps } from './people-deps.ts';
import { presentInvitation } from './present-invitation.ts';

type DeadInvitation = RefusalOf<'dead-link'>;
const DEAD: DeadInvitation = { kind: 'dead-link', what: 'invitation' };

export type ReadInvitation =
  | {
      readonly kind: 'open';
      readonly invitation: Invitation;
      /** Null: every newsletter. */
      readonly newsletterTitle: string | null;
    }
  | DeadInvitation;

/** Reads what an invitation offers, and spends nothing. */
export async function readInvitation(
  deps: InvitationDeps,
  { token }: { readonly token: string },
): Promise<ReadInvitation> {
  const row = await findOpen(deps.db, deps, token);
  if (row === undefined) return DEAD;
  const { newsletter_id: id } = row;
  const newsletter = id === null ? null : await readNewsletterRow(deps.db, id);
  return {
    kind: 'open',
    invitation: presentInvitation(row, newsletter?.slug ?? null),
    newsletterTitle: newsletter?.title ?? null,
  };
}

export type AcceptInvitation =
  { readonly kind: 'accepted'; readonly personId: string; readonly email: string } | DeadInvitation;

/**
 * Accepts an invitation, once. It signs nobody in: the person then asks for a link, which proves
 * that the address is theirs. Somebody who may already do more keeps their role. The table
 * `invitation` says who accepted, so the audit log has no row of it.
 */
export async function acceptInvitation(
  deps: InvitationDeps,
  { token }: { readonly token: string },
): Promise<AcceptInvitation> {
  const now = deps.clock();
  // Anybody may send any text: only a token of ours waits for a turn, and holds a connection.
  if (readLinkToken(deps.keyring, 'invitation', token) === null) return DEAD;
  return deps.db.transaction().execute(async (trx): Promise<AcceptInvitation> => {
    await lockPeople(trx);
    const row = await findOpen(trx, deps, token);
    if (row === undefined) return DEAD;
    const { address, address_canonical: canonical, newsletter_id: newsletterId, role } = row;
    const known = await findPersonByAddress(trx, canonical);
    const personId = known?.id ?? (await insertPerson(trx, { address, canonical, now }));
    await lockAccount(trx, personId);
    if (known === undefined || !holds(known.roles, newsletterId, role)) {
      await setRole(trx, { personId, newsletterId, role });
      await endSignInsOf(trx, personId, now);
    }
    await endInvitation(trx, { id: row.id, acceptedBy: personId, now });
    await announceChange(trx, { what: 'people', id: personId, version: null, newsletterId });
    return { kind: 'accepted', personId, email: address };
  });
}

/** An invitation that can be accepted: its maker could still make it now. */
async function findOpen(
  db: Kysely<Database>,
  { keyring, clock }: InvitationDeps,
  token: string,
): Promise<InvitationRow | undefined> {
  const id = readLinkToken(keyring, 'invitation', token);
  if (id === null) return undefined;
  const row = await findInvitationRow(db, id, clock());
  if (row === undefined || row.invited_by === null) return row;
  const maker = await findPersonRow(db, row.invited_by);
  if (maker === undefined) return undefined;
  const actor = {
    kind: 'person',
    id: maker.id,
    roles: maker.roles,
    door: 'desk',
    restricted: maker.recovered_at !== null,
  } as const;
  return mayTake(actor, 'invite-person', row.newsletter_id) ? row : undefined;
}
