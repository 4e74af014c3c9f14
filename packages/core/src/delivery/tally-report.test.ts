import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DELIVERY_STATES } from './delivery-state.ts';
import {
  BOUNCE_KINDS,
  countGroups,
  tallyReport,
  type DeliveryGroup,
  type Reported,
} from './tally-report.ts';

const at = (text: string) => new Date(`2026-03-${text}Z`);
const hour = (text: string) => at(text).toISOString();
const told = (groups: readonly DeliveryGroup[]) => ({ groups, bounces: [] });
const group = (its: Partial<DeliveryGroup>): DeliveryGroup => ({
  state: 'accepted',
  reason: null,
  deliveredAt: null,
  bouncedAt: null,
  complainedAt: null,
  failedAt: null,
  failure: null,
  readers: 1,
  ...its,
});
const none = { accepted: [], unsubscribed: [] };

test('what happened within three days is told by the hour', () => {
  const { step, spans } = tallyReport(
    told([
      group({ deliveredAt: hour('13T08:00'), readers: 7 }),
      group({ deliveredAt: hour('13T08:00'), complainedAt: hour('13T09:00') }),
      group({ bouncedAt: hour('13T08:00'), readers: 2 }),
    ]),
    {
      accepted: [{ at: at('13T08:00'), readers: 10 }],
      unsubscribed: [{ at: at('15T20:00'), readers: 3 }],
    },
  );
  expect(step).toBe('hour');
  const zero = { accepted: 0, delivered: 0, bounced: 0, complained: 0, failed: 0, unsubscribed: 0 };
  expect(spans).toEqual([
    { ...zero, at: at('13T08:00'), accepted: 10, delivered: 8, bounced: 2 },
    { ...zero, at: at('13T09:00'), complained: 1 },
    { ...zero, at: at('15T20:00'), unsubscribed: 3 },
  ]);
});

test('a longer time is told by the day', () => {
  const { step, spans } = tallyReport(
    told([group({ deliveredAt: hour('13T08:00') }), group({ deliveredAt: hour('16T09:00') })]),
    none,
  );
  expect(step).toBe('day');
  expect(spans.map((span) => span.at)).toEqual([at('13T00:00'), at('16T00:00')]);
});

test('an issue to which nothing has happened has no spans', () => {
  expect(tallyReport(told([]), none)).toEqual({
    step: 'hour',
    spans: [],
    excluded: [],
    rejected: [],
    failures: [],
    bounces: { permanent: 0, temporary: 0, unknown: 0 },
  });
});

test('the excluded are counted by reason, the most frequent first', () => {
  const groups = [
    group({ state: 'excluded', reason: 'erased' }),
    group({ state: 'excluded', reason: 'unsubscribed', readers: 2 }),
    group({ state: 'excluded', reason: 'unsubscribed', readers: 2 }),
  ];
  expect(tallyReport(told(groups), none).excluded).toEqual([
    { reason: 'unsubscribed', readers: 4 },
    { reason: 'erased', readers: 1 },
  ]);
});

test('nobody is lost or counted twice, whatever happened when', () => {
  const time = fc.option(
    fc
      .date({ min: at('01T00:00'), max: at('28T00:00'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  );
  const anyGroup = fc.record({
    state: fc.constantFrom(...DELIVERY_STATES),
    reason: fc.option(fc.constantFrom('monthly', 'erased')),
    deliveredAt: time,
    bouncedAt: time,
    complainedAt: time,
    failedAt: time,
    failure: fc.option(fc.constantFrom('suppressed: bounce', 'quota')),
    readers: fc.nat(1000),
  });
  const anyBounce = fc.record({
    kind: fc.constantFrom(...BOUNCE_KINDS),
    reason: fc.constant(null),
    readers: fc.nat(1000),
  });
  fc.assert(
    fc.property(fc.array(anyGroup), fc.array(anyBounce), (groups, bounced) => {
      const { spans, bounces } = tallyReport({ groups, bounces: bounced }, none);
      const counts = countGroups(groups);
      const total = (what: Reported) => spans.reduce((sum, span) => sum + span[what], 0);
      expect(total('delivered')).toBe(counts.delivered);
      expect(total('bounced')).toBe(counts.bounced);
      expect(total('complained')).toBe(counts.complained);
      const failed = groups.filter(({ failedAt }) => failedAt !== null);
      expect(total('failed')).toBe(failed.reduce((sum, { readers }) => sum + readers, 0));
      const { accepted, rejected, excluded, uncertain, pending, audience } = counts;
      expect(accepted + rejected + excluded + uncertain + pending).toBe(audience);
      expect(bounces.permanent + bounces.temporary + bounces.unknown).toBe(
        bounced.reduce((sum, { readers }) => sum + readers, 0),
      );
    }),
  );
});
