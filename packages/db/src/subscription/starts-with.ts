import { sql, type RawBuilder } from 'kysely';

/** Sorts behind every text with the same beginning, by bytes. */
const LAST = '\u{10ffff}';

/** Whether a text begins with another, as a range of an index in the collation "C". */
export const startsWith = (column: RawBuilder<unknown>, prefix: string): RawBuilder<boolean> =>
  sql`(${column} collate "C" >= ${prefix} and ${column} collate "C" < ${prefix + LAST})`;
