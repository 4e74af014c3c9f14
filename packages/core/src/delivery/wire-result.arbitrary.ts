import fc from 'fast-check';
import type { WireResult } from './wire-result.ts';

const NAMES = [
  'rate_limit_exceeded',
  'daily_quota_exceeded',
  'monthly_quota_exceeded',
  'invalid_idempotent_request',
  'concurrent_idempotent_requests',
  'validation_error',
  'missing_required_field',
  'application_error',
  'no_such_name',
];

const errorBody = fc
  .record({ name: fc.constantFrom(...NAMES), message: fc.string(), statusCode: fc.nat(599) })
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

/** Whatever may come back from the wire, likely or not. */
export const anyWireResult: fc.Arbitrary<WireResult> = fc.oneof(
  fc.record({
    kind: fc.constant('response' as const),
    status: fc.integer({ min: 100, max: 599 }),
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
  fc.record({ kind: fc.constant('unsent' as const), code: fc.string() }),
  fc.record({ kind: fc.constant('lost' as const), code: fc.string() }),
);
