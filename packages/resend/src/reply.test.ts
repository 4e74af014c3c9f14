import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readReply } from './reply.ts';
import { SENT_MAIL, readInstant } from './sent-mail.ts';

describe('a reply', () => {
  test('is refused for every 4xx, with its name', () => {
    expect(
      readReply(
        {
          data: null,
          error: { statusCode: 429, name: 'daily_quota_exceeded', message: 'No more' },
          headers: { 'retry-after': '3600' },
        },
        z.unknown(),
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
        readReply({ data: null, error: { statusCode, message: 'x' }, headers: null }, z.unknown()),
      ).toMatchObject({ kind: 'unclear' });
    }
  });

  test('is a value for any input, and an error is never a success', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (data, error) => {
        const reply = readReply({ data, error, headers: null }, SENT_MAIL);
        return error === null || error === undefined || reply.kind !== 'ok';
      }),
    );
  });
});

describe('a mail that Resend shows', () => {
  const required = {
    id: 'x',
    from: 'a@b.test',
    to: ['c@d.test'],
    created_at: '2026-11-22T08:00:00Z',
  };
  const read = (fields: object) =>
    readReply({ data: { ...required, ...fields }, error: null, headers: null }, SENT_MAIL);

  test.each([{}, { subject: 7, last_event: null, tags: {} }])(
    'is read without the optional fields that are missing or malformed: %j',
    (fields) => {
      const createdAt = new Date('2026-11-22T08:00:00Z');
      expect(read(fields)).toEqual({
        kind: 'ok',
        data: {
          id: 'x',
          from: 'a@b.test',
          to: ['c@d.test'],
          subject: '',
          createdAt,
          lastEvent: '',
          tags: null,
        },
      });
    },
  );

  test('keeps the tags that are well formed', () => {
    const tags = [{ name: 'issue', value: '7' }, { name: 'x' }, 3, null, { name: 1, value: '' }];
    expect(read({ tags })).toMatchObject({ data: { tags: { issue: '7' } } });
  });

  test.each([{ id: 1 }, { from: null }, { to: 'c@d.test' }, { to: [1] }, { created_at: 'soon' }])(
    'is unclear with %j',
    (fields) => {
      expect(read(fields)).toMatchObject({ kind: 'unclear', status: null });
    },
  );
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
