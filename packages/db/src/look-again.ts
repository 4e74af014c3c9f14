import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { readBuckets } from './installation/installation.ts';
import type { Database } from './schema/database.ts';

const PAUSES_MS = [20, 80, 300];

/**
 * Looks for readers in all buckets, and again if some aren't found. A reader who moves is committed on
 * two machines, on one a moment before the other, so for that moment they may be on neither. On one
 * Postgres there is nothing to look for again.
 *
 * @param isFound whether all of them were found
 */
export async function lookAgain<T>(
  db: Kysely<Database>,
  look: () => Promise<T>,
  isFound: (found: T) => boolean,
): Promise<T> {
  let found = await look();
  if (isFound(found) || (await readBuckets(db)).length === 1) return found;
  for (const pause of PAUSES_MS) {
    await sleep(pause);
    found = await look();
    if (isFound(found)) break;
  }
  return found;
}
