/** The API's own errors, which are not refusals of a step, with their HTTP status. */
export const API_ERRORS = {
  /** The body is not JSON, or a field has the wrong type. */
  'bad-input': 400,
  /** The route takes a session and got a key, or the other way round. */
  'wrong-credential': 403,
  'not-found': 404,
  'wrong-method': 405,
  /** The `Idempotency-Key` was used for another call. */
  'other-call': 409,
  /** A call with the same `Idempotency-Key` is under way. */
  'call-running': 409,
  'too-large': 413,
  'wrong-type': 415,
  /** A change has to name the version that it was made from. */
  'version-needed': 428,
  crashed: 500,
  /** The database can't be reached for now, or another server takes over. */
  'database-away': 503,
} as const;

export type ApiErrorCode = keyof typeof API_ERRORS;
