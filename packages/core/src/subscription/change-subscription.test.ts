import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SUBSCRIPTION_EDGES,
  changeSubscription,
  type SubscriptionEvent,
  type SubscriptionPosition,
} from './change-subscription.ts';

const events = fc.array(
  fc.oneof(
    fc.constant<SubscriptionEvent>({ kind: 'request' }),
    fc.constant<SubscriptionEvent>({ kind: 'unsubscribe' }),
    fc
      .record({
        kind: fc.constantFrom('confirm' as const, 'return' as const),
        round: fc.integer({ min: 0, max: 8 }),
      })
      .map((event): SubscriptionEvent => event),
  ),
  { maxLength: 30 },
);

interface Step {
  readonly event: SubscriptionEvent;
  readonly before: SubscriptionPosition | null;
  readonly after: SubscriptionPosition | null;
}

function run(list: readonly SubscriptionEvent[]): Step[] {
  let position: SubscriptionPosition | null = null;
  return list.map((event) => {
    const before = position;
    const change = changeSubscription(before, event);
    if (change.kind === 'changed') position = { status: change.status, round: change.round };
    return { event, before, after: position };
  });
}

describe('changeSubscription', () => {
  it('goes from a request through its confirmation to a departure', () => {
    const steps = run([
      { kind: 'request' },
      { kind: 'confirm', round: 1 },
      { kind: 'unsubscribe' },
    ]);
    expect(steps.map((step) => step.after)).toEqual([
      { status: 'pending', round: 1 },
      { status: 'confirmed', round: 1 },
      { status: 'unsubscribed', round: 2 },
    ]);
  });

  it('keeps a reader who left unsubscribed until the new request is confirmed', () => {
    const left = { status: 'unsubscribed', round: 2 } as const;
    expect(changeSubscription(left, { kind: 'request' })).toEqual({
      kind: 'changed',
      status: 'unsubscribed',
      round: 3,
    });
    expect(changeSubscription({ ...left, round: 3 }, { kind: 'confirm', round: 3 })).toEqual({
      kind: 'changed',
      status: 'confirmed',
      round: 3,
    });
  });

  it('changes nothing when a confirmed reader asks or confirms again', () => {
    const here = { status: 'confirmed', round: 4 } as const;
    expect(changeSubscription(here, { kind: 'request' })).toEqual({ kind: 'unchanged' });
    expect(changeSubscription(here, { kind: 'confirm', round: 4 })).toEqual({ kind: 'unchanged' });
  });

  it('accepts no link of an earlier round', () => {
    const waiting = { status: 'pending', round: 2 } as const;
    expect(changeSubscription(waiting, { kind: 'confirm', round: 1 })).toEqual({ kind: 'spent' });
    expect(changeSubscription(null, { kind: 'confirm', round: 1 })).toEqual({ kind: 'spent' });
  });

  it('takes a departure back until the next request', () => {
    const left = { status: 'unsubscribed', round: 2 } as const;
    const back = { kind: 'changed', status: 'confirmed', round: 2 };
    expect(changeSubscription(left, { kind: 'return', round: 2 })).toEqual(back);
    expect(changeSubscription({ ...left, round: 3 }, { kind: 'return', round: 2 }).kind).toBe(
      'spent',
    );
    const waiting = { status: 'pending', round: 1 } as const;
    expect(changeSubscription(waiting, { kind: 'return', round: 1 }).kind).toBe('spent');
  });

  it('makes only legal changes and never goes back a round', () => {
    fc.assert(
      fc.property(events, (list) => {
        for (const { before, after } of run(list)) {
          if (before === null || after === null) continue;
          expect(after.round).toBeGreaterThanOrEqual(before.round);
          if (after.status !== before.status) {
            expect(SUBSCRIPTION_EDGES[before.status]).toContain(after.status);
          }
        }
      }),
    );
  });

  it('confirms a reader only by a link of the current round', () => {
    fc.assert(
      fc.property(events, (list) => {
        for (const { event, before, after } of run(list)) {
          if (after?.status !== 'confirmed' || before?.status === 'confirmed') continue;
          if (event.kind === 'return') expect(before?.status).toBe('unsubscribed');
          expect(event).toMatchObject({ round: before?.round });
        }
      }),
    );
  });

  it('never lets a link from before a departure bring the reader back', () => {
    fc.assert(
      fc.property(events, (list) => {
        let spentUpTo = 0;
        for (const { event, before, after } of run(list)) {
          if (event.kind === 'unsubscribe' && before && before.status !== 'unsubscribed') {
            spentUpTo = before.round;
          }
          if (after?.status === 'confirmed') expect(after.round).toBeGreaterThan(spentUpTo);
        }
      }),
    );
  });
});
