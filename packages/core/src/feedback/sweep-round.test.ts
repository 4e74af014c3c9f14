import { expect, test } from 'vitest';
import { isSettling, sweepRoundAfter } from './sweep-round.ts';

test('rounds come at growing intervals, and end', () => {
  const rounds = [0, 1, 2, 3].map(sweepRoundAfter);
  expect(rounds).toEqual([6, 30, 78].map((hours) => hours * 3600).concat([null as never]));
});

test.each(['delivered', 'opened', 'bounced', 'complained', 'suppressed', 'failed'])(
  '%s settles the fate of a mail',
  (lastEvent) => expect(isSettling(lastEvent)).toBe(true),
);

test.each(['', 'queued', 'scheduled', 'sent', 'delivery_delayed', 'something new'])(
  '%j does not',
  (lastEvent) => expect(isSettling(lastEvent)).toBe(false),
);
