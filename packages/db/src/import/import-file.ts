import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/**
 * Keeps one more piece of a file that arrives, in a transaction of its own, and notes that it goes on.
 *
 * @returns false if the file is no longer expected
 */
export async function appendImportPiece(
  db: Kysely<Database>,
  id: string,
  piece: { readonly place: number; readonly bytes: Uint8Array; readonly now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    with receiving as (
      update subscriber_import set bytes = bytes + ${piece.bytes.byteLength},
        changed_at = ${piece.now}
      where id = ${id} and state = 'receiving' returning id
    )
    insert into subscriber_import_piece (import_id, place, bytes)
    select id, ${piece.place}, ${Buffer.from(piece.bytes)} from receiving returning 1`.execute(db);
  return rows.length > 0;
}

/** Reads a kept file, a piece at a time. */
export async function* readImportFile(
  db: Kysely<Database>,
  id: string,
): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place += 1) {
    const piece = await db
      .selectFrom('subscriber_import_piece')
      .select('bytes')
      .where('import_id', '=', id)
      .where('place', '=', place)
      .executeTakeFirst();
    if (piece === undefined) return;
    yield piece.bytes;
  }
}

/** Removes a kept file's bytes. */
export async function dropImportFile(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('subscriber_import_piece').where('import_id', '=', id).execute();
}
