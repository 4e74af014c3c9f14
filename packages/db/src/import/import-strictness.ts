import { SUPPRESSION_STRENGTH } from '@galley/core/feedback';
import { STATUS_STRICTNESS } from '@galley/core/subscription';
import { sql } from 'kysely';

/** Writes words as a Postgres array literal. */
export const list = (words: readonly string[]) => sql.lit(`{${words.join(',')}}`);
/** The larger it is, the less mail the status allows. */
export const strictness = (column: string) =>
  sql`coalesce(array_position(${list(STATUS_STRICTNESS)}::text[], ${sql.ref(column)}), 0)`;
/** The smaller it is, the stronger the reason. */
export const strength = (column: string) =>
  sql`array_position(${list(SUPPRESSION_STRENGTH)}::text[], ${sql.ref(column)})`;
