import { expect, test } from 'vitest';
import { explainReply } from './explain-reply.ts';

const URL = 'https://mail.example';

const refused = (status: number, name: string, message = '') =>
  ({ kind: 'refused', status, name, message, retryAfter: null }) as const;
const unclear = (status: number | null) => ({ kind: 'unclear', status, message: 'why' }) as const;

test.each([
  [400, 'validation_error', 'API key is invalid'],
  [401, 'missing_api_key', 'Missing API key in the authorization header.'],
  [403, 'invalid_api_key', 'API key is invalid.'],
  [403, 'suspended_api_key', 'The API key is suspended.'],
])('a reply %i %s is about the key', (status, name, message) => {
  expect(explainReply(URL, refused(status, name, message))).toMatchObject({
    level: 'fails',
    found: expect.stringContaining('answers, but refuses the key'),
    fix: 'Check RESEND_API_KEY.',
  });
});

test.each([
  refused(404, 'not_found', 'The requested endpoint does not exist'),
  refused(404, ''),
  refused(405, 'method_not_allowed'),
  refused(403, '', '<h1>Forbidden</h1>'),
  unclear(200),
  unclear(301),
  unclear(null),
])('%o is about the URL', (reply) => {
  expect(explainReply(URL, reply)).toMatchObject({
    level: 'fails',
    fix: expect.stringContaining('Check RESEND_BASE_URL.'),
  });
  expect(explainReply(null, reply)).toMatchObject({ fix: expect.stringContaining('network') });
});

test.each([refused(429, 'rate_limit_exceeded'), unclear(503)])('%o passes by itself', (reply) => {
  expect(explainReply(URL, reply)).toMatchObject({ level: 'fails', fix: 'Try again later.' });
});

test('a key that may only send is a warning', () => {
  expect(explainReply(null, refused(401, 'restricted_api_key'))).toMatchObject({ level: 'warns' });
  expect(explainReply(null, { kind: 'ok', data: {} })).toMatchObject({ level: 'ok' });
});
