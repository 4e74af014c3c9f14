/** Resend's errors by name, with the status that each usually has. */
const ERROR_STATUS = {
  invalid_idempotency_key: 400,
  missing_api_key: 401,
  restricted_api_key: 401,
  suspended_api_key: 403,
  not_found: 404,
  method_not_allowed: 405,
  invalid_idempotent_request: 409,
  concurrent_idempotent_requests: 409,
  missing_required_field: 422,
  invalid_attachment: 422,
  validation_error: 422,
  rate_limit_exceeded: 429,
  daily_quota_exceeded: 429,
  monthly_quota_exceeded: 429,
  internal_server_error: 500,
  application_error: 500,
  service_unavailable: 503,
} as const;

export type ErrorName = keyof typeof ERROR_STATUS;

/** An error as Resend words it in JSON. */
export interface Refusal {
  readonly statusCode: number;
  readonly name: ErrorName;
  readonly message: string;
}

/** The outcome of a check that found something wrong. */
export interface Invalid {
  readonly kind: 'invalid';
  readonly refusal: Refusal;
}

/** `validation_error` also comes with 400, 401, 403 and 413, hence the explicit status. */
export const refusal = (
  name: ErrorName,
  message: string,
  statusCode: number = ERROR_STATUS[name],
): Refusal => ({ statusCode, name, message });

/** A `validation_error`, by far the most common. */
export const invalid = (message: string, statusCode?: number): Invalid => ({
  kind: 'invalid',
  refusal: refusal('validation_error', message, statusCode),
});
