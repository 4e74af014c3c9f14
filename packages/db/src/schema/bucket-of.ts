import { sql, type RawBuilder } from 'kysely';

/** The bucket of an address or of the key of a suppression: a constant to the planner. */
export const bucketOf = (key: string): RawBuilder<number> => sql<number>`bucket_of(${key})`;

/** The buckets of several keys, for `bucket = any(…)`. */
export const bucketsOf = (keys: readonly string[]): RawBuilder<number[]> =>
  sql<number[]>`array[${sql.join(keys.map(bucketOf))}]::smallint[]`;
