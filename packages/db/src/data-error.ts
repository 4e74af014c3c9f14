/**
 * True when Postgres refused the data of a statement (its values, a constraint, a limit, a trigger),
 * so that the same statement without them may pass. Everything else is about the connection or the
 * server, and is tried again as it is.
 */
export function isDataError(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  // SQLSTATE classes: data exception, integrity violation, cardinality, program limit, PL/pgSQL.
  return /^(?:21|22|23|54|P0)[0-9A-Z]{3}$/.test(String(error.code));
}
