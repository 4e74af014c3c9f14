import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A Postgres bigint, carried as a string so that no id is ever rounded. */
export type Id = string;
export type IdentityId = GeneratedAlways<string>;

/** Set by the database when the row is created. */
export type CreatedAt = ColumnType<Date, Date | undefined, never>;

/** A `date`: a local calendar day, `YYYY-MM-DD`, never turned into an instant. */
export type LocalDate = string;

/** A jsonb column: written as JSON text, read as `T`. */
export type Json<T> = ColumnType<T, string, string>;

export type { ColumnType, Generated };
