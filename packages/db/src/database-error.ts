/** Why Galley cannot use its database. */
export type DatabaseErrorCode =
  | 'bad-url'
  | 'unreachable'
  | 'refused'
  | 'too-old'
  | 'newer-than-code'
  | 'tables-in-use'
  | 'no-embedded-server'
  | 'embedded-server-failed';

/**
 * Thrown when the database cannot be used, with a message for the person who set it up. The message
 * never holds a password: it names a server by host and port only.
 */
export class DatabaseError extends Error {
  override name = 'DatabaseError' as const;
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
