import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A Postgres bigint, carried as a string so that no id is ever rounded. */
export type Id = string;
export type IdentityId = GeneratedAlways<string>;

/**
 * Which part of the readers a row belongs to: `bucket_of` the reader's canonical address, and always 0
 * on one Postgres. It leads the keys once `galley distribute` has spread the readers over machines.
 */
export type Bucket = number;

/** Set by the database when the row is created. */
export type CreatedAt = ColumnType<Date, Date | undefined, never>;

/** A `date`: a local calendar day, `YYYY-MM-DD`, never turned into an instant. */
export type LocalDate = string;

/** A jsonb column: written as JSON text, read as `T`. */
export type Json<T> = ColumnType<T, string, string>;

export type { ColumnType, Generated };
