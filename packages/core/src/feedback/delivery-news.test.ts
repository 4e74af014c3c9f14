import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectNews } from './delivery-news.ts';
import type { Feedback } from './feedback.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));
const target = { issueId: '7', subscriberId: '12', resendId: 'b', bucket: 0 };
const silence = {
  ...target,
  deliveredAt: null,
  bouncedAt: null,
  complainedAt: null,
  failedAt: null,
  failure: null,
};

test.each<[string, Feedback, object]>([
  ['seen', { ...target, kind: 'seen', at: at(1) }, {}],
  ['delivered', { ...target, kind: 'delivered', at: at(1) }, { deliveredAt: at(1) }],
  [
    'bounced',
    { ...target, kind: 'bounced', blame: 'address', detail: '', at: at(1) },
    { bouncedAt: at(1) },
  ],
  ['complained', { ...target, kind: 'complained', at: at(1) }, { complainedAt: at(1) }],
  [
    'suppressed',
    { ...target, kind: 'suppressed', detail: 'previous_bounce', at: at(1) },
    { failedAt: at(1), failure: 'suppressed: previous_bounce' },
  ],
  [
    'failed',
    { ...target, kind: 'failed', detail: 'reached_daily_quota', at: at(1) },
    { failedAt: at(1), failure: 'failed: reached_daily_quota' },
  ],
])('an event "%s" reports one fact about its delivery', (_kind, event, said) => {
  expect(collectNews([event])).toEqual([{ ...silence, ...said }]);
});

test('each fact keeps its earliest time, and the smallest name and reason', () => {
  const events: Feedback[] = [
    { ...target, kind: 'delivered', at: at(3) },
    { ...target, resendId: 'a', kind: 'delivered', at: at(2) },
    { ...target, resendId: 'c', kind: 'delivered', at: at(4) },
    { ...target, kind: 'failed', detail: 'y', at: at(6) },
    { ...target, kind: 'failed', detail: 'z', at: at(7) },
  ];
  expect(collectNews(events)).toEqual([
    { ...silence, resendId: 'a', deliveredAt: at(2), failedAt: at(6), failure: 'failed: y' },
  ]);
});

test('deliveries differ by issue and reader', () => {
  const news = collectNews([
    { ...target, kind: 'seen', at: at(1) },
    { ...target, issueId: '71', subscriberId: '2', kind: 'seen', at: at(1) },
    { ...target, subscriberId: '13', kind: 'complained', at: at(1) },
  ]);
  expect(news.map((one) => [one.issueId, one.subscriberId, one.complainedAt !== null])).toEqual([
    ['7', '12', false],
    ['71', '2', false],
    ['7', '13', true],
  ]);
});

const anyFeedback: fc.Arbitrary<Feedback> = fc
  .record({
    kind: fc.constantFrom('seen', 'delivered', 'bounced', 'complained', 'suppressed', 'failed'),
    issueId: fc.constantFrom('1', '2'),
    subscriberId: fc.constantFrom('1', '2'),
    resendId: fc.constantFrom('a', 'b', 'c'),
    hour: fc.nat(5),
    detail: fc.constantFrom('x', 'y'),
  })
  .map(({ hour, ...rest }) => ({ ...rest, bucket: 0, blame: 'moment', at: at(hour) }));

test('neither order nor repeats make a difference', () => {
  const byName = (events: readonly Feedback[]) =>
    collectNews(events).toSorted((a, b) =>
      `${a.issueId}/${a.subscriberId}`.localeCompare(`${b.issueId}/${b.subscriberId}`),
    );
  fc.assert(
    fc.property(fc.array(anyFeedback, { maxLength: 12 }), (events) => {
      expect(byName([...events.toReversed(), ...events])).toEqual(byName(events));
    }),
  );
});
