import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFeedback } from './read-feedback.ts';

const event = (type: string, data: object = {}, tags: object = {}) => ({
  type,
  created_at: '2026-11-22T12:00:00.000Z',
  data: {
    email_id: 'e1',
    tags: { galley: 'a1', galley_issue: '7', galley_subscriber: '12', ...tags },
    ...data,
  },
});

const base = {
  issueId: '7',
  subscriberId: '12',
  resendId: 'e1',
  bucket: 0,
  at: new Date('2026-11-22T12:00:00Z'),
};

test.each([
  ['email.sent', {}, { kind: 'seen' }],
  ['email.scheduled', {}, { kind: 'seen' }],
  ['email.suppressed', { suppressed: { reason: 5 } }, { kind: 'suppressed', detail: '' }],
  [
    'email.failed',
    { failed: { reason: 'x'.repeat(200) } },
    { kind: 'failed', detail: 'x'.repeat(100) },
  ],
  ['email.delivery_delayed', {}, { kind: 'seen' }],
  ['email.delivered', {}, { kind: 'delivered' }],
  ['email.opened', {}, { kind: 'delivered' }],
  ['email.clicked', {}, { kind: 'delivered' }],
  ['email.complained', {}, { kind: 'complained' }],
  [
    'email.bounced',
    { bounce: { type: 'Permanent', subType: 'NoEmail' } },
    { kind: 'bounced', blame: 'address', detail: 'Permanent NoEmail' },
  ],
  [
    'email.bounced',
    { bounce: { type: 'Transient', subType: 'MailboxFull' } },
    { kind: 'bounced', blame: 'moment', detail: 'Transient MailboxFull' },
  ],
  ['email.bounced', {}, { kind: 'bounced', blame: 'moment', detail: '' }],
  [
    'email.suppressed',
    { suppressed: { reason: 'previous_bounce' } },
    { kind: 'suppressed', detail: 'previous_bounce' },
  ],
  [
    'email.failed',
    { failed: { reason: 'reached_daily_quota' } },
    { kind: 'failed', detail: 'reached_daily_quota' },
  ],
])('reads %s %j', (type, data, expected) => {
  expect(readFeedback(event(type, data), 'a1')).toEqual({ ...base, ...expected });
});

test.each([
  ['17', 17],
  ['32767', 32_767],
  ['32768', 0],
  ['-1', 0],
  [17, 0],
  [undefined, 0],
])('the bucket %j says to look in bucket %i first', (bucket, expected) => {
  const sent = event('email.sent', {}, { galley_bucket: bucket });
  expect(readFeedback(sent, 'a1')).toMatchObject({ bucket: expected });
});

test.each([
  ['another installation', event('email.sent', {}, { galley: 'b2' })],
  ['a mail without our tags', { ...event('email.sent'), data: { email_id: 'e1' } }],
  ['an issue that is not a number', event('email.sent', {}, { galley_issue: '7; drop' })],
  ['an issue that only ends in a number', event('email.sent', {}, { galley_issue: 'x7' })],
  ['a reader that is not text', event('email.sent', {}, { galley_subscriber: 12 })],
  ['a mail without an id', event('email.sent', { email_id: 5 })],
  ['a time that is not text', { ...event('email.sent'), created_at: 1_763_812_800_000 }],
  ['a type that is not about mail', event('contact.created')],
  ['no time', { ...event('email.sent'), created_at: 'yesterday' }],
])('ignores %s', (_what, payload) => {
  expect(readFeedback(payload, 'a1')).toBeNull();
});

test('never throws, for any signed content', () => {
  fc.assert(
    fc.property(fc.anything(), (payload) => {
      readFeedback(payload, 'a1');
    }),
  );
});
