import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyOutcome } from './classify-outcome.ts';
import { anyWireResult } from './wire-result.arbitrary.ts';
import type { OutcomeKind } from './outcome.ts';
import type { WireBody, WireHeaders } from './wire-result.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

const NO_HEADERS: WireHeaders = {
  retryAfter: null,
  ratelimitLimit: null,
  ratelimitRemaining: null,
  ratelimitReset: null,
  monthlyQuota: null,
  dailyQuota: null,
};

const respond = (status: number, body: WireBody, headers: Partial<WireHeaders> = {}, size = 2) =>
  classifyOutcome(
    { kind: 'response', status, body, headers: { ...NO_HEADERS, ...headers } },
    size,
    NOW,
  );

const error = (name: string, message = '') => JSON.stringify({ name, message });
const ids = (...all: string[]) => JSON.stringify({ data: all.map((id) => ({ id })) });

describe('a success', () => {
  test('is accepted when the reply names an id for every mail, in order', () => {
    expect(respond(200, ids('a', 'b'))).toEqual({ kind: 'accepted', ids: ['a', 'b'] });
  });

  test.each([
    ['too few ids', ids('a')],
    ['too many ids', ids('a', 'b', 'c')],
    ['an id that is no text', JSON.stringify({ data: [{ id: 1 }, { id: 'b' }] })],
    ['an empty id', ids('a', '')],
    ['an id that is missing', JSON.stringify({ data: [{ id: 'a' }, {}] })],
    ['mails that are no objects', JSON.stringify({ data: ['a', null] })],
    ['data that is no list', JSON.stringify({ data: 'ab' })],
    ['JSON that is no object', 'null'],
    ['a truncated body', ids('a', 'b').slice(0, 20)],
    ['an empty body', ''],
    ['a body that broke off', { unreadable: 'UND_ERR_SOCKET' }],
  ])('with %s is ambiguous: it may all have been accepted', (_what, body) => {
    expect(respond(200, body)).toEqual({ kind: 'ambiguous', code: 'unreadable-reply' });
  });
});

describe('no answer', () => {
  test('is unsent when no byte left', () => {
    expect(classifyOutcome({ kind: 'unsent', code: 'ECONNREFUSED' }, 2, NOW)).toEqual({
      kind: 'unsent',
      code: 'ECONNREFUSED',
    });
  });

  test('is ambiguous once sending began', () => {
    expect(classifyOutcome({ kind: 'lost', code: 'TIMEOUT' }, 2, NOW)).toEqual({
      kind: 'ambiguous',
      code: 'TIMEOUT',
    });
  });
});

describe('a refusal', () => {
  test.each([500, 502, 503, 504, 599, 408, 418, 100])('HTTP %i is ambiguous', (status) => {
    expect(respond(status, error('application_error'))).toEqual({
      kind: 'ambiguous',
      code: `HTTP ${status}`,
    });
  });

  test('has a class of its own right where the ranges meet', () => {
    expect(respond(299, ids('a', 'b')).kind).toBe('accepted');
    expect(respond(300, ids('a', 'b'))).toMatchObject({ reason: 'wrong-address' });
    expect(respond(399, '')).toMatchObject({ reason: 'wrong-address' });
    expect(respond(199, ids('a', 'b')).kind).toBe('ambiguous');
  });

  test('400 of an unusable key concerns the issue, whatever its message names', () => {
    const refused = respond(400, error('invalid_idempotency_key', 'The `to` key is too long'));
    expect(refused).toMatchObject({ kind: 'issue-refused', reason: 'bad-content' });
  });

  test('409 of a request under way is waited for', () => {
    expect(respond(409, error('concurrent_idempotent_requests')).kind).toBe('in-flight');
  });

  test('409 with other bytes is an alarm, never a success', () => {
    expect(respond(409, error('invalid_idempotent_request')).kind).toBe('key-conflict');
  });

  test('409 with a body that broke off is waited for, since it may be either', () => {
    expect(respond(409, { unreadable: 'reset' }).kind).toBe('in-flight');
  });

  test('429 says how long to wait', () => {
    expect(respond(429, error('rate_limit_exceeded'), { retryAfter: '7' })).toEqual({
      kind: 'slow-down',
      seconds: 7,
    });
  });

  test('429 without retry-after waits for the window to end', () => {
    expect(respond(429, '', { ratelimitReset: '3' })).toEqual({ kind: 'slow-down', seconds: 3 });
  });

  test.each([
    ['daily_quota_exceeded', 'daily'],
    ['monthly_quota_exceeded', 'monthly'],
  ])('429 %s is a quota, told by its name', (name, period) => {
    expect(respond(429, error(name))).toMatchObject({ kind: 'quota', period });
  });

  test.each([401, 403])('%i concerns the whole issue', (status) => {
    expect(respond(status, error('invalid_api_key'))).toMatchObject({
      kind: 'issue-refused',
      reason: 'not-allowed',
    });
  });

  test.each([301, 404, 405])('%i means that something else answers there', (status) => {
    expect(respond(status, 'Not here')).toMatchObject({ reason: 'wrong-address' });
  });

  test.each([
    'Invalid `to` field. The email address needs to follow the `email@example.com` format.',
    'The recipient is not allowed here',
  ])('422 that names recipients is about somebody in the batch: %s', (message) => {
    expect(respond(422, error('validation_error', message))).toMatchObject({
      kind: 'batch-refused',
      about: 'recipient',
    });
  });

  test.each([
    'Invalid `from` field. The email address needs to follow the format',
    'The `subject` must not be empty',
    'Tags should only contain ASCII letters',
    'The example.org domain is not verified',
  ])('422 about a field that all share concerns the issue: %s', (message) => {
    expect(respond(422, error('validation_error', message))).toMatchObject({
      kind: 'issue-refused',
      reason: 'bad-content',
    });
  });

  test('422 of which nobody knows the reason is about the batch', () => {
    expect(respond(422, error('validation_error', 'No.'))).toMatchObject({ about: 'unknown' });
  });

  test('413 is about the batch: half of it may pass', () => {
    expect(respond(413, 'Too large')).toEqual({
      kind: 'batch-refused',
      about: 'unknown',
      judged: false,
      detail: 'HTTP 413',
    });
  });

  test.each([400, 422])('%i is a judgement on the bytes only in the form of Resend', (status) => {
    expect(respond(status, error('validation_error', 'Bad `to`'))).toMatchObject({ judged: true });
    expect(respond(status, error('validation_error', 'No.'))).toMatchObject({ judged: true });
    expect(respond(status, '<h1>Bad Request</h1> recipient')).toMatchObject({ judged: false });
    expect(respond(status, { unreadable: 'reset' })).toMatchObject({ judged: false });
  });

  test('keeps addresses out of its detail', () => {
    const outcome = respond(422, error('validation_error', 'Bad `to`: ada@example.org (no), b@c'));
    expect(outcome).toMatchObject({
      detail: 'HTTP 422 · validation_error · Bad `to`: … (no), …',
    });
  });

  test('keeps only the beginning of an endless message, and nothing of what is no text', () => {
    const endless = respond(422, error('validation_error', 'x'.repeat(100_000)));
    expect(endless).toMatchObject({ detail: `HTTP 422 · validation_error · ${'x'.repeat(500)}` });
    expect(respond(422, JSON.stringify({ name: 7, message: {} }))).toMatchObject({
      detail: 'HTTP 422',
      judged: false,
    });
  });
});

const textOf = (body: WireBody): string => (typeof body === 'string' ? body : '');

/** What a result of each kind and status may mean, and nothing else. */
const CLASSES: readonly (readonly [(status: number) => boolean, readonly OutcomeKind[]])[] = [
  [(status) => status >= 200 && status < 300, ['accepted', 'ambiguous']],
  [(status) => status >= 300 && status < 400, ['issue-refused']],
  [(status) => [401, 403, 404, 405].includes(status), ['issue-refused']],
  [(status) => [400, 422].includes(status), ['issue-refused', 'batch-refused']],
  [(status) => status === 409, ['in-flight', 'key-conflict']],
  [(status) => status === 413, ['batch-refused']],
  [(status) => status === 429, ['slow-down', 'quota']],
  [() => true, ['ambiguous']],
];

test('every result of an attempt has a class, and none but its own', () => {
  fc.assert(
    fc.property(anyWireResult, fc.integer({ min: 1, max: 5 }), (result, size) => {
      const outcome = classifyOutcome(result, size, NOW);
      if (result.kind !== 'response') {
        expect(outcome.kind).toBe(result.kind === 'unsent' ? 'unsent' : 'ambiguous');
        return;
      }
      const [, classes = []] = CLASSES.find(([holds]) => holds(result.status)) ?? [];
      expect(classes).toContain(outcome.kind);
      if (outcome.kind === 'accepted') {
        expect(outcome.ids).toHaveLength(size);
        expect(outcome.ids.every((id) => id !== '')).toBe(true);
        expect(JSON.parse(textOf(result.body))).toMatchObject({
          data: outcome.ids.map((id) => ({ id })),
        });
      }
      if (outcome.kind === 'batch-refused' && outcome.judged) {
        expect(JSON.parse(textOf(result.body))).toMatchObject({ name: expect.stringMatching(/./) });
      }
      if (outcome.kind === 'slow-down') {
        expect(outcome.seconds).toBeGreaterThanOrEqual(1);
        expect(outcome.seconds).toBeLessThanOrEqual(3600);
      }
    }),
    { numRuns: 1000 },
  );
});
