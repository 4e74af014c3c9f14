import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ReviewVersionTable } from './review-version-table.ts';

/** A version of a review's text in its history. */
export type ReviewVersionRow = Selectable<ReviewVersionTable>;

/** A version, what people call its writer, and the text before it. */
export interface NamedVersionRow extends ReviewVersionRow {
  /** The name of a person; the address of one without a name. */
  readonly actor_name: string | null;
  /** The name of a key. */
  readonly actor_key: string | null;
  /** Null for the first. */
  readonly before: ReviewVersionRow['document'] | null;
}

export const readLatestVersion = async (
  trx: Transaction<Database>,
  reviewId: string,
): Promise<ReviewVersionRow | undefined> =>
  trx
    .selectFrom('review_version')
    .selectAll()
    .where('review_id', '=', reviewId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

export async function insertVersion(
  trx: Transaction<Database>,
  row: Insertable<ReviewVersionTable>,
): Promise<void> {
  await trx.insertInto('review_version').values(row).execute();
}

/** Replaces the text of a version while its sitting goes on. */
export async function replaceVersion(
  trx: Transaction<Database>,
  id: string,
  its: Pick<Insertable<ReviewVersionTable>, 'version' | 'document' | 'at'>,
): Promise<void> {
  await trx.updateTable('review_version').set(its).where('id', '=', id).execute();
}

/** Ends the sitting of a version, so that later edits make another one. */
export async function endSitting(
  trx: Transaction<Database>,
  { reviewId, version }: { readonly reviewId: string; readonly version: number },
): Promise<void> {
  await trx
    .updateTable('review_version')
    .set({ ended: true })
    .where('review_id', '=', reviewId)
    .where('version', '=', version)
    .execute();
}

/** Ends the sittings of reviews whose newest text is in an issue now. */
export async function endSittings(
  trx: Transaction<Database>,
  reviewIds: readonly string[],
): Promise<void> {
  if (reviewIds.length === 0) return;
  await trx
    .updateTable('review_version')
    .from('review')
    .set({ ended: true })
    .whereRef('review.id', '=', 'review_version.review_id')
    .where('review.id', 'in', reviewIds)
    .where('review.pending', 'is', null)
    .where('review_version.ended', '=', false)
    .execute();
}

const namedVersions = (db: Kysely<Database>, reviewId: string) =>
  db
    .selectFrom('review_version as its')
    .leftJoin('person', (join) =>
      join.on('its.actor_kind', '=', 'person').on(sql`person.id::text`, '=', sql.ref('its.actor')),
    )
    .leftJoin('api_key', (join) =>
      join.on('its.actor_kind', '=', 'key').on(sql`api_key.id::text`, '=', sql.ref('its.actor')),
    )
    .selectAll('its')
    .select((eb) => [
      eb.fn.coalesce('person.name', 'person.address').as('actor_name'),
      'api_key.name as actor_key',
      eb
        .selectFrom('review_version as earlier')
        .select('earlier.document')
        .whereRef('earlier.review_id', '=', 'its.review_id')
        .whereRef('earlier.version', '<', 'its.version')
        .orderBy('earlier.version', 'desc')
        .limit(1)
        .as('before'),
    ])
    .where('its.review_id', '=', reviewId);

/** Lists the history of a review, the latest first. */
export const listVersions = async (
  db: Kysely<Database>,
  reviewId: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<NamedVersionRow[]> =>
  namedVersions(db, reviewId)
    .$if(before !== null, (query) => query.where('its.id', '<', before))
    .orderBy('its.id', 'desc')
    .limit(limit)
    .execute();

export const findVersion = async (
  db: Kysely<Database>,
  reviewId: string,
  version: number,
): Promise<NamedVersionRow | undefined> =>
  namedVersions(db, reviewId).where('its.version', '=', version).executeTakeFirst();
