import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Which batches of an issue may go. Until a batch of the issue is accepted, only the first one goes:
 * the canary, which finds faults of the issue itself before more batches are tried. The same holds
 * for each of its renditions.
 */
export type Canaries =
  | { readonly kind: 'all-proven' }
  | {
      readonly kind: 'some';
      /** The renditions with an accepted batch, whose every batch may go. */
      readonly proven: readonly string[];
      /** The batches that may go besides: the first open one of the issue or of each rendition. */
      readonly ordinals: readonly number[];
    };

/**
 * Reads which batches may go. Batches that were accepted stay so: once all is proven of an audience to
 * which nobody is added any more, it needn't be asked again.
 *
 * @param frozen whether the audience is complete. Otherwise another rendition may get its first batch
 * at any moment, so never all is proven
 */
export async function readCanaries(
  db: Kysely<Database>,
  issueId: string,
  frozen: boolean,
): Promise<Canaries> {
  const { rows } = await sql<{ id: string; isProven: boolean; first: number | null }>`
    select rendition_id as id, bool_or(state = 'accepted') as "isProven",
      min(ordinal) filter (where state in ('prepared', 'attempted')) as first
    from batch where issue_id = ${issueId} group by rendition_id`.execute(db);
  const proven = rows.filter(({ isProven }) => isProven).map(({ id }) => id);
  const open = rows.flatMap(({ first }) => (first === null ? [] : [first]));
  if (frozen && rows.length > 0 && proven.length === rows.length) return { kind: 'all-proven' };
  const first = Math.min(...open);
  return {
    kind: 'some',
    proven,
    ordinals: proven.length > 0 ? open : Number.isFinite(first) ? [first] : [],
  };
}
