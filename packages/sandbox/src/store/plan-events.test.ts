import { describe, expect, test } from 'vitest';
import { planEvents } from './plan-events.ts';

const now = new Date('2026-11-22T08:00:00Z');
const plan = (addresses: readonly string[], scheduledAt: Date | null = null) =>
  planEvents(addresses, scheduledAt, now, { outcome: () => null, suppressed: new Map() }).events;
const types = (...addresses: string[]) => plan(addresses).map(({ type }) => type);

describe('what happens to a mail', () => {
  test('is delivery, unless the recipient is a test address', () => {
    expect(types('ada@galley.test')).toEqual(['email.sent', 'email.delivered']);
    expect(types('bounced@galley.test')).toEqual(['email.sent', 'email.delivered']);
    expect(types('bounced+issue-1@resend.dev')).toEqual(['email.sent', 'email.bounced']);
    expect(types('bouncedx@resend.dev')).toEqual(['email.sent', 'email.delivered']);
  });

  test('is decided by the first recipient that is not delivered', () => {
    expect(types('ada@galley.test', 'complained@resend.dev', 'bounced@resend.dev')).toEqual([
      'email.sent',
      'email.delivered',
      'email.complained',
    ]);
  });

  test('can be decided by a rule, which goes before the test addresses', () => {
    const plan = planEvents(['bounced@resend.dev'], null, now, {
      outcome: () => 'delivered',
      suppressed: new Map(),
    });
    expect(plan.events.at(-1)?.type).toBe('email.delivered');
    expect(plan.suppressing).toEqual([]);
  });

  test('is suppression for an address on the list that is not a test address', () => {
    const suppressed = new Map([
      ['ada@galley.test', 'complaint'],
      ['delivered@resend.dev', 'manual'],
    ] as const);
    const types = (address: string) =>
      planEvents([address], null, now, { outcome: () => null, suppressed }).events.map(
        ({ type }) => type,
      );
    expect(types('ada@galley.test')).toEqual(['email.suppressed:complaint']);
    expect(types('delivered@resend.dev')).toEqual(['email.sent', 'email.delivered']);
  });

  test('puts only addresses that bounce permanently or complain on the list', () => {
    const { suppressing } = planEvents(
      ['ada@galley.test', 'bounced@resend.dev', 'complained@resend.dev'],
      null,
      now,
      {
        outcome: (address) => (address.startsWith('ada') ? 'full' : null),
        suppressed: new Map(),
      },
    );
    expect(suppressing).toEqual([
      { address: 'bounced@resend.dev', origin: 'bounce', at: now.getTime() },
      { address: 'complained@resend.dev', origin: 'complaint', at: now.getTime() },
    ]);
  });

  test('has increasing instants', () => {
    const instants = plan(['complained@resend.dev']).map(({ createdAt }) => createdAt);
    expect(instants).toEqual([now.getTime(), now.getTime() + 1, now.getTime() + 2]);
  });

  test('waits for the schedule', () => {
    const later = new Date('2026-11-23T08:00:00Z');
    expect(plan(['ada@galley.test'], later).map(({ type, dueAt }) => [type, dueAt])).toEqual([
      ['email.scheduled', now.getTime()],
      ['email.sent', later.getTime()],
      ['email.delivered', later.getTime()],
    ]);
  });
});
