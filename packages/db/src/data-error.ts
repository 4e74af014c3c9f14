/**
 * True when Postgres refused the data of a statement (its values, a constraint, a limit, a
 * trigger): the statement can only succeed without that data. All other errors concern the
 * connection or the server, so the same statement can be tried again.
 */
export const isDataError = (error: unknown): error is Error =>
  // SQLSTATE classes: cardinality, data exception, integrity violation, program limit, PL/pgSQL.
  /^(?:21|22|23|54|P0)[0-9A-Z]{3}$/.test(sqlState(error));

/**
 * True when a row that must be unique already exists. Citus, which copies the rows of an
 * `insert … select` to their machines, passes on what a machine says of one, without its code.
 */
export const isUniqueViolation = (error: unknown): boolean =>
  sqlState(error) === '23505' ||
  (sqlState(error) === 'XX000' && /unique constraint "/.test((error as Error).message));

/** True when a statement waited longer for a lock than `limitLockWait` allows. */
export const isLockTimeout = (error: unknown): boolean => sqlState(error) === '55P03';

/** True when Postgres ended a transaction because it and another waited for each other. */
export const isDeadlock = (error: unknown): boolean => sqlState(error) === '40P01';

/** True when a statement took longer than its `statement_timeout`. */
export const isTimeout = (error: unknown): boolean => sqlState(error) === '57014';

/** The code that Postgres gave an error; empty if it didn't come from there. */
export const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
