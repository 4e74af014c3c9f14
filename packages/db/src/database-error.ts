/** Why Galley cannot use its database. */
export type DatabaseErrorCode =
  | 'bad-url'
  | 'unreachable'
  | 'refused'
  | 'too-old'
  | 'newer-than-code'
  | 'no-embedded-server'
  | 'embedded-server-failed';

/**
 * The database cannot be used, with a message written for the person who set it up.
 * It never holds a password: addresses are named as host and port only.
 */
export class DatabaseError extends Error {
  override name = 'DatabaseError' as const;
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
