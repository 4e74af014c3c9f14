import { findPersonRow } from '@galley/db';
import type { PeopleDeps } from './people-deps.ts';

/** Under which name a person answers for a decision: their own, or else their address. */
export async function namePerson({ db }: Pick<PeopleDeps, 'db'>, id: string): Promise<string> {
  const person = await findPersonRow(db, id);
  return person?.name ?? person?.address ?? '';
}
