import { findPersonRow } from '@galley/db';
import type { PeopleDeps } from './people-deps.ts';

/** The name under which a person answers for a decision: their own or, without one, their address. */
export async function namePerson({ db }: Pick<PeopleDeps, 'db'>, id: string): Promise<string> {
  const person = await findPersonRow(db, id);
  return person?.name ?? person?.address ?? '';
}
