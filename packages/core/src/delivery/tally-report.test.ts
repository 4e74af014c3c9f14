import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BOUNCE_KINDS, tallyReport, type DeliveryGroup, type Reported } from './tally-report.ts';

const at = (text: string) => new Date(`2026-03-${text}Z`);
const group = (its: Partial<DeliveryGroup>): DeliveryGroup => ({
  excluded: null,
  deliveredAt: null,
  bouncedAt: null,
  complainedAt: null,
  failedAt: null,
  bounce: null,
  readers: 1,
  ...its,
});
const none = { accepted: [], unsubscribed: [] };

test('what happened within three days is told by the hour', () => {
  const { step, spans } = tallyReport(
    [
      group({ deliveredAt: at('13T08:00'), readers: 7 }),
      group({ deliveredAt: at('13T08:00'), complainedAt: at('13T09:00') }),
      group({ bouncedAt: at('13T08:00'), bounce: 'permanent', readers: 2 }),
    ],
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
    [group({ deliveredAt: at('13T08:00') }), group({ deliveredAt: at('16T09:00') })],
    none,
  );
  expect(step).toBe('day');
  expect(spans.map((span) => span.at)).toEqual([at('13T00:00'), at('16T00:00')]);
});

test('an issue to which nothing has happened has no spans', () => {
  expect(tallyReport([], none)).toEqual({
    step: 'hour',
    spans: [],
    excluded: [],
    bounces: { permanent: 0, temporary: 0, unknown: 0 },
  });
});

test('the excluded are counted by reason, the most frequent first', () => {
  const groups = [
    group({ excluded: 'erased' }),
    group({ excluded: 'unsubscribed', readers: 2 }),
    group({ excluded: 'unsubscribed', readers: 2 }),
  ];
  expect(tallyReport(groups, none).excluded).toEqual([
    { reason: 'unsubscribed', readers: 4 },
    { reason: 'erased', readers: 1 },
  ]);
});

test('nobody is lost or counted twice, whatever happened when', () => {
  const time = fc.option(
    fc.date({ min: at('01T00:00'), max: at('28T00:00'), noInvalidDate: true }),
  );
  const anyGroup = fc.record({
    excluded: fc.constant(null),
    deliveredAt: time,
    bouncedAt: time,
    complainedAt: time,
    failedAt: time,
    bounce: fc.option(fc.constantFrom(...BOUNCE_KINDS)),
    readers: fc.nat(1000),
  });
  fc.assert(
    fc.property(fc.array(anyGroup), (groups) => {
      const { spans, bounces } = tallyReport(groups, none);
      const total = (what: Reported) => spans.reduce((sum, span) => sum + span[what], 0);
      const expected = (when: 'deliveredAt' | 'bouncedAt' | 'complainedAt' | 'failedAt') =>
        groups.reduce((sum, each) => sum + (each[when] === null ? 0 : each.readers), 0);
      expect(total('delivered')).toBe(expected('deliveredAt'));
      expect(total('bounced')).toBe(expected('bouncedAt'));
      expect(total('complained')).toBe(expected('complainedAt'));
      expect(total('failed')).toBe(expected('failedAt'));
      const known = groups.reduce(
        (sum, each) => sum + (each.bounce === null ? 0 : each.readers),
        0,
      );
      expect(bounces.permanent + bounces.temporary + bounces.unknown).toBe(known);
    }),
  );
});
