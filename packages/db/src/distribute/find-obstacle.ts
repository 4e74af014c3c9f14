import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { readLayout } from './read-layout.ts';

/** Why the readers can't be spread over machines now. */
export type Obstacle =
  /** It was done before, with this number of buckets. */
  | { readonly kind: 'already'; readonly buckets: number; readonly workers: number }
  /** The server isn't Citus, or this database doesn't have its extension. */
  | { readonly kind: 'not-citus' }
  /** Citus knows no machine but its coordinator, or counts on none of them. */
  | { readonly kind: 'no-workers' }
  /** Its mail would be looked for where it isn't: so many issues are under way. */
  | { readonly kind: 'mail-in-flight'; readonly issues: number; readonly batches: number }
  /** A restored installation looks for its mail in one place until it is released. */
  | { readonly kind: 'held'; readonly held: 'restored' | 'copy' };

/** Looks for what keeps the readers from being spread now. */
export async function findObstacle(
  db: Kysely<Database>,
): Promise<Obstacle | { readonly kind: 'none'; readonly workers: number }> {
  const layout = await readLayout(db);
  if (layout.kind === 'single') return { kind: 'not-citus' };
  const workers = layout.workers.filter(({ isActive }) => isActive).length;
  if (layout.kind === 'distributed') {
    return { kind: 'already', buckets: layout.buckets.length, workers: layout.workers.length };
  }
  if (workers === 0) return { kind: 'no-workers' };
  return (await findOpenMail(db)) ?? { kind: 'none', workers };
}

/**
 * What would go wrong afterwards: an issue that is frozen in part has readers in bucket 0 who would be
 * frozen again in their own, and a batch lies in one bucket with its readers.
 */
async function findOpenMail(db: Kysely<Database>): Promise<Obstacle | null> {
  const { held } = await db.selectFrom('installation').select('held').executeTakeFirstOrThrow();
  if (held !== null) return { kind: 'held', held };
  const { rows } = await sql<{ issues: number; batches: number }>`
    select (
      select count(*) from issue where state in ('sending', 'paused')
        or (found and state not in ('sent', 'cancelled'))
    )::integer as issues, (
      select count(*) from batch where state in ('prepared', 'attempted', 'uncertain')
    )::integer as batches`.execute(db);
  const [open] = rows;
  return open === undefined || (open.issues === 0 && open.batches === 0)
    ? null
    : { kind: 'mail-in-flight', ...open };
}
