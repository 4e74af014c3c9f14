import { describe, expect, test } from 'vitest';
import { classifyOutcome } from './classify-outcome.ts';
import { decideNext } from './decide-next.ts';
import type { WireBody, WireHeaders } from './wire-result.ts';

/** Resend's errors page, as of 2026: status, name and message, and what each means for an issue. */
const ERRORS_PAGE: readonly (readonly [number, string, string, string])[] = [
  [400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.', 'bad-content'],
  [400, 'validation_error', 'We found an error with one or more fields in the request.', 'refused'],
  [400, 'validation_error', 'API key is invalid', 'not-allowed'],
  [401, 'validation_error', 'API key is invalid', 'not-allowed'],
  [401, 'missing_api_key', 'Missing API key in the authorization header.', 'not-allowed'],
  [401, 'restricted_api_key', 'This API key is restricted to only send emails.', 'not-allowed'],
  [403, 'invalid_api_key', 'API key is invalid.', 'not-allowed'],
  [403, 'suspended_api_key', 'This API key is suspended.', 'not-allowed'],
  [403, 'invalid_permission', 'Permission denied.', 'not-allowed'],
  [403, 'email_above_quota', 'Too many emails.', 'not-allowed'],
  [403, 'validation_error', 'You can only send testing emails to your own address.', 'not-allowed'],
  [403, 'validation_error', 'The gmail.com domain is not verified.', 'not-allowed'],
  [404, 'not_found', 'The requested endpoint does not exist.', 'wrong-address'],
  [405, 'method_not_allowed', 'Method is not allowed for the requested path.', 'wrong-address'],
  [409, 'invalid_idempotent_request', 'Same key used with a different payload.', 'key-conflict'],
  [409, 'concurrent_idempotent_requests', 'Original request is still in progress.', 'in-flight'],
  [409, 'resource_locked', 'The resource is locked.', 'in-flight'],
  [422, 'invalid_attachment', 'Attachment must have either a `content` or `path`.', 'bad-content'],
  [422, 'invalid_from_address', 'Invalid `from` field.', 'bad-content'],
  [422, 'invalid_access', 'Access must be "full_access" | "sending_access".', 'not-allowed'],
  [422, 'invalid_parameter', 'The `parameter` must be a valid UUID.', 'refused'],
  [422, 'invalid_region', 'Region must be "us-east-1" | "eu-west-1".', 'not-allowed'],
  [422, 'missing_required_field', 'The request body is missing required fields.', 'refused'],
  [422, 'missing_required_parameter', 'A parameter is missing.', 'refused'],
  [422, 'validation_error', 'Invalid `to` field.', 'batch-refused'],
  [429, 'monthly_quota_exceeded', 'You have reached your monthly email quota.', 'quota-monthly'],
  [429, 'daily_quota_exceeded', 'You have reached your daily email quota.', 'quota-daily'],
  [429, 'rate_limit_exceeded', 'Too many requests.', 'slow-down'],
  [451, 'security_error', 'We may have found a security issue.', 'not-allowed'],
  [500, 'application_error', 'An unexpected error occurred.', 'ambiguous'],
  [500, 'internal_server_error', 'An unexpected error occurred.', 'ambiguous'],
  [503, 'service_unavailable', 'Try again later.', 'ambiguous'],
];

const HEADERS: WireHeaders = {
  retryAfter: null,
  ratelimitLimit: null,
  ratelimitRemaining: null,
  ratelimitReset: null,
  monthlyQuota: null,
  dailyQuota: null,
};
const NOW = new Date('2026-11-22T12:00:00Z');
const FACTS = {
  size: 100,
  attempt: 1,
  inDoubt: false,
  refusedInARow: 1,
  refusedAlone: 1,
  othersAccepted: true,
};
const READERS = Array.from({ length: 100 }, (_, n) => `r${n}@readers.example`);

const classify = (status: number, body: WireBody) =>
  classifyOutcome({ kind: 'response', status, headers: HEADERS, body }, READERS, NOW);
const errorBody = (status: number, name: string, message: string) =>
  JSON.stringify({ statusCode: status, name, message });

describe("Resend's errors page", () => {
  test.each(ERRORS_PAGE)('%i %s, "%s": %s', (status, name, message, meaning) => {
    const outcome = classify(status, errorBody(status, name, message));
    const step = decideNext(FACTS, outcome, NOW, 0);
    expect([outcome.kind, step.kind === 'pause' ? step.reason : '']).toContain(meaning);
    if (step.kind === 'pause') {
      expect(step.detail).toBe(`HTTP ${status} · ${name} · ${message}`);
      expect(outcome.kind).not.toBe('ambiguous');
    }
  });

  test('give every 4xx the same meaning without the statusCode inside', () => {
    for (const [status, name, message] of ERRORS_PAGE) {
      expect(classify(status, JSON.stringify({ name, message }))).toEqual(
        classify(status, errorBody(status, name, message)),
      );
    }
  });
});

const STATUSES = Array.from({ length: 100 }, (_, n) => 400 + n);
/** The meaning of these statuses doesn't depend on the name. */
const DECIDED = new Set([413, 429]);

test('every name with any 4xx except 429 is a judgement, and rejects nobody by itself', () => {
  const names = [...new Set(ERRORS_PAGE.map(([, name]) => name)), 'a_name_of_next_year'];
  for (const status of STATUSES) {
    for (const name of names) {
      const outcome = classify(status, errorBody(status, name, 'No.'));
      expect(outcome.kind, `${status} ${name}`).not.toBe('ambiguous');
      const steps = DECIDED.has(status) ? ['split', 'retry', 'pause'] : ['pause'];
      if (status === 409) steps.push('retry', 'doubt');
      for (const size of [1, 100]) {
        const step = decideNext({ ...FACTS, size }, outcome, NOW, 0);
        expect(steps, `${status} ${name} ${size}`).toContain(step.kind);
      }
    }
  }
});

test("any 4xx that isn't in Resend's form splits and rejects nobody, except 413", () => {
  const bodies: readonly WireBody[] = [
    '<html><h1>403 Forbidden</h1></html>',
    '',
    '{"statusCode":422,"name":"validation_err',
    '{"message":"Invalid `to` field."}',
    'null',
    { unreadable: 'UND_ERR_SOCKET' },
  ];
  for (const status of STATUSES) {
    for (const body of bodies) {
      const outcome = classify(status, body);
      for (const size of [1, 100]) {
        const { kind } = decideNext({ ...FACTS, size }, outcome, NOW, 0);
        const steps = status === 413 && size > 1 ? ['split'] : ['pause', 'retry'];
        expect(steps, `${status} ${size}`).toContain(kind);
      }
    }
  }
});
