import type { Role } from '@galley/core/editor';
import type { Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Where somebody holds a role; `newsletterId` null is every newsletter. */
export interface RolePlace {
  readonly personId: string;
  readonly newsletterId: string | null;
}

/** Gives somebody a role instead of the one that they have there, if any. */
export async function setRole(
  trx: Transaction<Database>,
  { personId, newsletterId, role }: RolePlace & { readonly role: Role },
): Promise<void> {
  await trx
    .insertInto('person_role')
    .values({ person_id: personId, newsletter_id: newsletterId, role })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'newsletter_id']).doUpdateSet({ role }),
    )
    .execute();
}

/** Takes the role away that somebody has in exactly this place. */
export async function dropRole(
  trx: Transaction<Database>,
  { personId, newsletterId }: RolePlace,
): Promise<void> {
  await trx
    .deleteFrom('person_role')
    .where('person_id', '=', personId)
    .where('newsletter_id', 'is not distinct from', newsletterId)
    .execute();
}

/** Takes all roles away. */
export async function dropRoles(trx: Transaction<Database>, personId: string): Promise<void> {
  await trx.deleteFrom('person_role').where('person_id', '=', personId).execute();
}
