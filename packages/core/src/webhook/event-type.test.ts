import { expect, test } from 'vitest';
import { WEBHOOK_EVENTS, eventsNamed } from './event-type.ts';

test('a wish names one event, all of a noun, or all', () => {
  expect(eventsNamed('issue.sent')).toEqual(['issue.sent']);
  expect(eventsNamed('subscription.*')).toEqual([
    'subscription.confirmed',
    'subscription.unsubscribed',
  ]);
  expect(eventsNamed('*')).toEqual(WEBHOOK_EVENTS);
});

test.each(['', 'issue', 'issue.', '.*', 'webhook.test', 'issue.sent ', 'ISSUE.SENT'])(
  '"%s" names none',
  (wish) => {
    expect(eventsNamed(wish)).toBeNull();
  },
);

test('every name has the characters that the specification recommends', () => {
  for (const type of WEBHOOK_EVENTS) expect(type).toMatch(/^[a-z_]+\.[a-z_]+$/);
});
