import { describe, expect, test } from 'vitest';
import { eventEnvelope } from './event-envelope.ts';

const envelope = (type: string) =>
  JSON.parse(
    eventEnvelope({
      seq: 1,
      type,
      createdAt: Date.UTC(2026, 10, 22, 8),
      attempts: 0,
      click: null,
      mail: {
        id: 'mail-1',
        from: 'press@galley.test',
        to: ['ada@galley.test'],
        subject: 'A subject',
        tags: { galley_issue: '7' },
        createdAt: new Date('2026-11-22T08:00:00Z'),
      },
    }),
  ) as { type: string; data: { tags: object; bounce?: { type: string; subType: string } } };

describe('the body of a webhook', () => {
  test('names the event and the mail’s tags', () => {
    const { type, data } = envelope('email.delivered');
    expect(type).toBe('email.delivered');
    expect(data).toMatchObject({ email_id: 'mail-1', tags: { galley_issue: '7' } });
    expect(data.bounce).toBeUndefined();
  });

  test('distinguishes a permanent bounce from a full mailbox', () => {
    expect(envelope('email.bounced').data.bounce?.type).toBe('Permanent');
    const full = envelope('email.bounced:full');
    expect(full.type).toBe('email.bounced');
    expect(full.data.bounce).toMatchObject({ type: 'Transient', subType: 'MailboxFull' });
  });

  test('says why an address was suppressed, and what its server answered', () => {
    const { type, data } = envelope('email.suppressed:complaint');
    expect(type).toBe('email.suppressed');
    expect(data).toMatchObject({
      suppressed: {
        type: 'OnAccountSuppressionList',
        reason: 'previous_complaint',
        diagnosticCode: [expect.stringContaining('smtp; 550')],
      },
    });
  });
});
