import fc from 'fast-check';
import type { WireResult } from './wire-result.ts';

/** Every name in Resend's error reference and in its SDK's types, and one unknown to both. */
const NAMES = [
  'rate_limit_exceeded',
  'daily_quota_exceeded',
  'monthly_quota_exceeded',
  'invalid_idempotent_request',
  'concurrent_idempotent_requests',
  'resource_locked',
  'invalid_idempotency_key',
  'validation_error',
  'missing_required_field',
  'missing_required_parameter',
  'invalid_parameter',
  'invalid_attachment',
  'invalid_from_address',
  'invalid_to_address',
  'invalid_access',
  'invalid_region',
  'invalid_permission',
  'missing_api_key',
  'restricted_api_key',
  'invalid_api_key',
  'suspended_api_key',
  'email_above_quota',
  'security_error',
  'not_found',
  'method_not_allowed',
  'application_error',
  'internal_server_error',
  'service_unavailable',
  'no_such_name',
  '',
];

/** Codes of sockets, of undici and of our own deadline. */
const CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'CERT_HAS_EXPIRED',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_ABORTED',
  'TIMEOUT',
  'TOO_LARGE',
  'NO_STATUS',
];

/** Every status that decides something, more often than the rest. */
const STATUSES = [
  200, 201, 204, 301, 304, 400, 401, 403, 404, 405, 408, 409, 413, 422, 425, 429, 451, 500, 502,
  503,
];

const MESSAGES = [
  'Invalid `to` field.',
  'Invalid `from` field.',
  'API key is invalid',
  'The domain is not verified',
  'Tags should only contain ASCII letters',
];

const errorBody = fc
  .record({
    name: fc.constantFrom(...NAMES),
    message: fc.oneof(fc.constantFrom(...MESSAGES), fc.string()),
    statusCode: fc.nat(599),
  })
  .map((error) => JSON.stringify(error));

const acceptedBody = fc
  .array(fc.uuid(), { maxLength: 5 })
  .map((ids) => JSON.stringify({ data: ids.map((id) => ({ id })) }));

const body = fc.oneof(
  errorBody,
  acceptedBody,
  fc.string(),
  fc.json(),
  fc.record({ unreadable: fc.string() }),
);

const header = fc.option(fc.oneof(fc.nat(100_000).map(String), fc.string()), { nil: null });

const code = fc.oneof(fc.constantFrom(...CODES), fc.string());

/** Whatever may come back from the wire, likely or not. */
export const anyWireResult: fc.Arbitrary<WireResult> = fc.oneof(
  fc.record({
    kind: fc.constant('response' as const),
    status: fc.oneof(fc.constantFrom(...STATUSES), fc.integer({ min: 100, max: 999 })),
    headers: fc.record({
      retryAfter: header,
      ratelimitLimit: header,
      ratelimitRemaining: header,
      ratelimitReset: header,
      monthlyQuota: header,
      dailyQuota: header,
    }),
    body,
  }),
  fc.record({ kind: fc.constant('unsent' as const), code }),
  fc.record({ kind: fc.constant('lost' as const), code }),
);
