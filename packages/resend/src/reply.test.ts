import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReply } from './reply.ts';
import { readInstant, readSentMail } from './sent-mail.ts';

describe('a reply', () => {
  test('is refused for every 4xx, with its name', () => {
    expect(
      readReply(
        {
          data: null,
          error: { statusCode: 429, name: 'daily_quota_exceeded', message: 'No more' },
          headers: { 'retry-after': '3600' },
        },
        () => null,
      ),
    ).toEqual({
      kind: 'refused',
      status: 429,
      name: 'daily_quota_exceeded',
      message: 'No more',
      retryAfter: '3600',
    });
  });

  test('is unclear for a 5xx and for what has no status', () => {
    for (const statusCode of [500, 503, 200, null, undefined, '429']) {
      expect(
        readReply({ data: null, error: { statusCode, message: 'x' }, headers: null }, () => null),
      ).toMatchObject({ kind: 'unclear' });
    }
  });

  test('is a value for any input, and an error is never a success', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (data, error) => {
        const reply = readReply({ data, error, headers: null }, readSentMail);
        return error === null || error === undefined || reply.kind !== 'ok';
      }),
    );
  });
});

describe('an instant', () => {
  test.each([
    '2026-11-22T08:00:00.123456+00:00',
    '2026-11-22 08:00:00.123456+00',
    '2026-11-22T08:00:00.123Z',
    '2026-11-22 10:00:00.123+02',
  ])('written as %s is understood', (text) => {
    expect(readInstant(text)).toEqual(new Date('2026-11-22T08:00:00.123Z'));
  });

  test.each(['', 'soon', 7, null, undefined, {}])('written as %j is not an instant', (value) => {
    expect(readInstant(value)).toBeNull();
  });
});
