import { printInstant } from '../print-instant.ts';
import type { DueEvent } from './outbox.ts';

/** The body of one webhook, as Resend documents it. */
export const eventEnvelope = (event: DueEvent): string =>
  JSON.stringify({
    type: event.type.replace(/:.*/, ''),
    created_at: printInstant(event.createdAt),
    data: {
      email_id: event.mail.id,
      message_id: messageId(event.mail.id),
      created_at: printInstant(event.mail.createdAt),
      from: event.mail.from,
      to: event.mail.to,
      subject: event.mail.subject,
      tags: event.mail.tags,
      ...DETAILS[event.type],
      ...(event.click !== null && {
        click: { ...event.click, timestamp: printInstant(event.createdAt) },
      }),
    },
  });

/** The Message-ID that the sandbox gives a mail; `.invalid` never resolves (RFC 2606). */
export const messageId = (mailId: string): string => `<${mailId}@sandbox.invalid>`;

const suppressed = (type: string, reason: string) => ({
  type,
  reason,
  message: 'The sandbox did not send this mail, because the address is on its suppression list.',
  diagnosticCode: ['smtp; 550 5.1.1 address is on the suppression list'],
});

const DETAILS: Readonly<Record<string, object>> = {
  'email.bounced': {
    bounce: {
      type: 'Permanent',
      subType: 'General',
      message: 'The sandbox was told to bounce mail to this address.',
      diagnosticCode: ['smtp; 550 5.1.1 user unknown'],
    },
  },
  'email.bounced:full': {
    bounce: {
      type: 'Transient',
      subType: 'MailboxFull',
      message: 'The sandbox was told to treat this mailbox as full.',
      diagnosticCode: ['smtp; 452 4.2.2 mailbox full'],
    },
  },
  'email.suppressed': { suppressed: suppressed('OnAccountSuppressionList', 'previous_bounce') },
  'email.suppressed:complaint': {
    suppressed: suppressed('OnAccountSuppressionList', 'previous_complaint'),
  },
  // Resend documents no reason for an address that somebody added by hand.
  'email.suppressed:manual': { suppressed: suppressed('Suppressed', 'previous_bounce') },
  'email.failed': { failed: { reason: 'reached_daily_quota' } },
};
