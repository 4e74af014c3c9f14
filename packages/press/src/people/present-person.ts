import type { HeldRole, Person } from '@galley/contract/editor';
import type { Roles } from '@galley/core/editor';
import type { ListedPersonRow } from '@galley/db';
import { iso } from '../iso.ts';
import type { Sight } from './sight.ts';

/** A person as the contract shows them, with the roles that `sight` lets through. */
export const presentPerson = (row: ListedPersonRow, sight: Sight): Person => ({
  id: row.id,
  email: row.address,
  name: row.name,
  roles: presentRoles(row.roles, sight),
  passkeys: row.passkeys,
  lastSeenAt: iso(row.last_seen_at),
  awaitsConfirmation: row.recovered_at !== null,
  createdAt: row.created_at.toISOString(),
});

/** Roles by slug; first the one in every newsletter. */
function presentRoles(roles: Roles, { slugs }: Sight): readonly HeldRole[] {
  const everywhere = roles['*'];
  const here = [...slugs].flatMap(([id, newsletter]) => {
    const role = roles[id];
    return role === undefined ? [] : [{ newsletter, role }];
  });
  return everywhere === undefined ? here : [{ newsletter: null, role: everywhere }, ...here];
}
