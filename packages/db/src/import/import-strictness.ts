import { SUPPRESSION_STRENGTH } from '@galley/core/feedback';
import { STATUS_STRICTNESS } from '@galley/core/subscription';
import { sql } from 'kysely';

/** A list of words as a literal of Postgres. */
export const list = (words: readonly string[]) => sql.lit(`{${words.join(',')}}`);
/** The larger, the less mail. */
export const strictness = (column: string) =>
  sql`coalesce(array_position(${list(STATUS_STRICTNESS)}::text[], ${sql.ref(column)}), 0)`;
/** The smaller, the stronger. */
export const strength = (column: string) =>
  sql`array_position(${list(SUPPRESSION_STRENGTH)}::text[], ${sql.ref(column)})`;
