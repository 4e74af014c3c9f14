import { leavesNoOwner, type Roles } from '@galley/core/editor';
import { listPersonRows, type Database, type Transaction } from '@galley/db';

/** Whether nobody would own a place any more if a person had these roles. */
export async function takesLastOwner(
  trx: Transaction<Database>,
  change: { readonly id: string; readonly roles: Roles },
): Promise<boolean> {
  const people = await listPersonRows(trx);
  const holders = people.map(({ id, roles, recovered_at: recovered }) => ({
    id,
    roles,
    restricted: recovered !== null,
  }));
  return leavesNoOwner(holders, change);
}
