import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyOutcome } from './classify-outcome.ts';
import { anyWireResult } from './wire-result.arbitrary.ts';
import type { OutcomeKind } from './outcome.ts';
import type { WireBody, WireHeaders } from './wire-result.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

const ADDRESSES = ['ada@readers.example', 'grace@readers.example', 'c@x', 'd@x', 'e@x'];

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
    ADDRESSES.slice(0, size),
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
    ['an id that is not text', JSON.stringify({ data: [{ id: 1 }, { id: 'b' }] })],
    ['an empty id', ids('a', '')],
    ['an id that is missing', JSON.stringify({ data: [{ id: 'a' }, {}] })],
    ['mails that are not objects', JSON.stringify({ data: ['a', null] })],
    ['data that is not a list', JSON.stringify({ data: 'ab' })],
    ['JSON that is not an object', 'null'],
    ['a truncated body', ids('a', 'b').slice(0, 20)],
    ['an empty body', ''],
    ['a body that was cut off', { unreadable: 'UND_ERR_SOCKET' }],
  ])('with %s is ambiguous: it may all have been accepted', (_what, body) => {
    expect(respond(200, body)).toEqual({ kind: 'ambiguous', code: 'unreadable-reply' });
  });
});

describe('no answer', () => {
  test('is unsent if no byte was sent', () => {
    expect(classifyOutcome({ kind: 'unsent', code: 'ECONNREFUSED' }, ADDRESSES, NOW)).toEqual({
      kind: 'unsent',
      code: 'ECONNREFUSED',
    });
  });

  test('is ambiguous once sending has begun', () => {
    expect(classifyOutcome({ kind: 'lost', code: 'TIMEOUT' }, ADDRESSES, NOW)).toEqual({
      kind: 'ambiguous',
      code: 'TIMEOUT',
    });
  });
});

describe('a refusal', () => {
  test.each([500, 502, 503, 504, 599, 100])('HTTP %i is ambiguous', (status) => {
    expect(respond(status, error('application_error'))).toEqual({
      kind: 'ambiguous',
      code: `HTTP ${status}`,
    });
  });

  test('is classified separately right where the ranges meet', () => {
    expect(respond(299, ids('a', 'b')).kind).toBe('accepted');
    expect(respond(300, ids('a', 'b'))).toMatchObject({ reason: 'wrong-address' });
    expect(respond(399, '')).toMatchObject({ reason: 'wrong-address' });
    expect(respond(199, ids('a', 'b')).kind).toBe('ambiguous');
  });

  test('400 for an unusable key concerns the issue, whatever its message names', () => {
    const refused = respond(400, error('invalid_idempotency_key', 'The `to` key is too long'));
    expect(refused).toMatchObject({ kind: 'issue-refused', reason: 'bad-content' });
  });

  test('409 for a request under way waits', () => {
    expect(respond(409, error('concurrent_idempotent_requests')).kind).toBe('in-flight');
  });

  test('409 for other bytes is an alarm, never a success', () => {
    expect(respond(409, error('invalid_idempotent_request')).kind).toBe('key-conflict');
  });

  test('409 with a body that was cut off waits, since it may be either', () => {
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
  ])('429 %s is a quota, recognised by its name', (name, period) => {
    expect(respond(429, error(name))).toMatchObject({ kind: 'quota', period });
  });

  test.each([401, 403])('%i concerns the whole issue', (status) => {
    expect(respond(status, error('invalid_api_key'))).toMatchObject({
      kind: 'issue-refused',
      reason: 'not-allowed',
    });
  });

  test.each([301, 404, 405])('%i means that another server answers there', (status) => {
    expect(respond(status, 'Not here')).toMatchObject({ reason: 'wrong-address' });
  });

  test('413 is about the batch: half of it may pass', () => {
    expect(respond(413, 'Too large')).toEqual({
      kind: 'batch-refused',
      about: 'size',
      judged: false,
      detail: "HTTP 413, not in Resend's form",
    });
    expect(respond(413, error('validation_error', 'Too large'))).toMatchObject({
      about: 'size',
      judged: true,
    });
  });

  test('409 with another name pauses: an unknown name does not prove a request under way', () => {
    expect(respond(409, error('validation_error', 'No.'))).toMatchObject({
      kind: 'issue-refused',
      reason: 'refused',
    });
  });

  test.each([400, 422])('%i about the recipient is about the batch', (status) => {
    expect(respond(status, error('validation_error', 'Invalid `to` field.'))).toMatchObject({
      kind: 'batch-refused',
      about: 'recipient',
      judged: true,
    });
    const quoted = error('validation_error', 'ADA@readers.example does not exist');
    expect(respond(status, quoted)).toMatchObject({ about: 'address', judged: true });
  });

  test('only 400 and 422 are about a reader, for any words', () => {
    for (const status of [401, 402, 403, 406, 410, 418, 423, 451, 499]) {
      expect(respond(status, error('validation_error', 'Invalid `to` field.')).kind).toBe(
        'issue-refused',
      );
    }
  });

  test("a 4xx that isn't in Resend's form is ambiguous but pauses", () => {
    for (const body of [
      '<h1>Forbidden</h1> recipient',
      '',
      error('validation_error', 'Invalid `to` field.').slice(0, 30),
      JSON.stringify({ message: 'Invalid `to` field.' }),
      JSON.stringify({ name: 'Bad Request', message: 'Invalid `to` field.' }),
      { unreadable: 'UND_ERR_SOCKET' },
    ]) {
      for (const status of [400, 401, 402, 403, 406, 407, 410, 418, 422, 431, 451, 499]) {
        expect(respond(status, body)).toEqual({
          kind: 'ambiguous',
          code: `HTTP ${status}`,
          refusal: {
            reason: [401, 402, 403, 407, 451].includes(status) ? 'not-allowed' : 'refused',
            detail: `HTTP ${status}, not in Resend's form`,
          },
        });
      }
    }
  });

  test.each([408, 425])('%i from a gateway may be temporary, and is tried again', (status) => {
    expect(respond(status, 'Request Timeout')).toEqual({
      kind: 'ambiguous',
      code: `HTTP ${status}`,
    });
  });

  test('leaves addresses out of its detail', () => {
    const outcome = respond(422, error('validation_error', 'Bad `to`: ada@example.org (no), b@c'));
    expect(outcome).toMatchObject({
      detail: 'HTTP 422 · validation_error · Bad `to`: … (no), …',
    });
  });

  test('keeps only the beginning of an endless message, and nothing that is not text', () => {
    const endless = respond(422, error('validation_error', 'x'.repeat(100_000)));
    expect(endless).toMatchObject({ detail: `HTTP 422 · validation_error · ${'x'.repeat(500)}` });
    expect(respond(422, JSON.stringify({ name: 'no_words', message: {} }))).toMatchObject({
      detail: 'HTTP 422 · no_words',
    });
  });
});

const textOf = (body: WireBody): string => (typeof body === 'string' ? body : '');

/** The only classes that a result of each kind and status may have. */
const CLASSES: readonly (readonly [(status: number) => boolean, readonly OutcomeKind[]])[] = [
  [(status) => status >= 200 && status < 300, ['accepted', 'ambiguous']],
  [(status) => status >= 300 && status < 400, ['issue-refused', 'quota']],
  [(status) => [404, 405].includes(status), ['issue-refused', 'quota']],
  [
    (status) => [400, 422].includes(status),
    ['issue-refused', 'batch-refused', 'ambiguous', 'quota'],
  ],
  [(status) => status === 409, ['in-flight', 'key-conflict', 'issue-refused', 'quota']],
  [(status) => status === 413, ['batch-refused', 'quota']],
  [(status) => status === 429, ['slow-down', 'quota']],
  [(status) => status >= 400 && status < 500, ['issue-refused', 'ambiguous', 'quota']],
  [() => true, ['ambiguous']],
];

test('every result of an attempt has a class that fits it', () => {
  fc.assert(
    fc.property(anyWireResult, fc.integer({ min: 1, max: 5 }), (result, size) => {
      const outcome = classifyOutcome(result, ADDRESSES.slice(0, size), NOW);
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
