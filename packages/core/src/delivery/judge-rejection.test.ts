import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeRefusal } from './describe-refusal.ts';
import { judgeRejection } from './judge-rejection.ts';

const refused = (status: number, name: string, message: string) => ({
  isDecided: false,
  isHeard: false,
  reason: describeRefusal(status, { name, message }),
});

test.each([
  [401, 'invalid_api_key', 'API key is invalid'],
  [429, 'daily_quota_exceeded', 'Too many today'],
  [429, 'monthly_quota_exceeded', 'Too many this month'],
  [403, 'validation_error', 'The a.org domain is not verified.'],
  [422, 'validation_error', 'Your account may not send to recipients'],
])('a batch refused for the account goes again: %i %s', (status, name, message) => {
  expect(judgeRejection(refused(status, name, message))).toBe('again');
});

test.each([
  [422, 'validation_error', 'Invalid `to` field. ada@readers.example is no address'],
  [422, 'validation_error', 'Invalid `to` field'],
  [422, 'invalid_to_address', 'No such recipient'],
  [422, 'validation_error', 'Invalid `subject` field'],
  [422, 'validation_error', 'Failed'],
])('a batch refused for a reader or for its bytes stays: %i %s %s', (status, name, message) => {
  expect(judgeRejection(refused(status, name, message))).toBe('stays');
});

test('a batch that a person found not to have arrived goes again', () => {
  expect(judgeRejection({ isDecided: true, isHeard: false, reason: 'decided' })).toBe('again');
});

test('a batch stays once any news about it came, whatever anybody decided', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.option(fc.string()), (isDecided, reason) => {
      expect(judgeRejection({ isDecided, isHeard: true, reason })).toBe('arrived');
    }),
  );
});

test('a reason that is not a refusal in the words of Galley stays', () => {
  fc.assert(
    fc.property(fc.option(fc.string()), (reason) => {
      fc.pre(reason?.startsWith('HTTP ') !== true);
      expect(judgeRejection({ isDecided: false, isHeard: false, reason })).toBe('stays');
    }),
  );
});
