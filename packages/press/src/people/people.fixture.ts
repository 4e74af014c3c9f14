import type { Actor, Role } from '@galley/core/editor';
import { findPersonRow } from '@galley/db';
import { owner } from '../../../../test/kit/owner.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { invitePerson } from './invite-person.ts';
import type { InvitationDeps } from './people-deps.ts';

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** Somebody who has accepted an invitation of the terminal. */
export async function addPerson(
  deps: InvitationDeps,
  { email, newsletter, role }: { email: string; newsletter: string | null; role: Role },
): Promise<{ readonly id: string; readonly email: string }> {
  const invited = await invitePerson(deps, owner, { email, newsletter, role });
  if (invited.kind !== 'invited') throw new Error(JSON.stringify(invited));
  const accepted = await acceptInvitation(deps, invited);
  if (accepted.kind !== 'accepted') throw new Error(accepted.kind);
  return { id: accepted.personId, email };
}

/** The person in the desk, with their present roles. */
export async function actAs({ db }: Pick<InvitationDeps, 'db'>, id: string): Promise<PersonActor> {
  const row = await findPersonRow(db, id);
  if (row === undefined) throw new Error(`no person ${id}`);
  const restricted = row.recovered_at !== null;
  return { kind: 'person', id, roles: row.roles, door: 'desk', restricted };
}
