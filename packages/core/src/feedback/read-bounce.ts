import type { BounceBlame } from './feedback.ts';

export interface BounceReading {
  readonly blame: BounceBlame;
  /** Resend's words for it, such as `Transient MailboxFull`. */
  readonly detail: string;
}

const ABOUT_THE_MAIL: readonly unknown[] = [
  'MessageTooLarge',
  'ContentRejected',
  'AttachmentRejected',
];

// An enhanced status code, not part of an IP address or of a longer number.
const STATUS_CODE = /(?<![\d.])[45]\.(\d{1,3})\.(\d{1,3})(?![\d.])/;

/**
 * Reads the `bounce` of an `email.bounced` event: `{type, subType, diagnosticCode[]}`.
 *
 * A permanent bounce is about the address. Any other is temporary, unless the mail was refused for
 * its size, content or the receiver's policy: that says nothing about the address, and a provider
 * that blocks a sender for a week must not cost that sender every reader there. Resend's subtypes
 * show this, as do the status codes of RFC 3463: X.6 is content, X.7 policy, X.2.3 and X.3.4 size.
 */
export function readBounce(bounce: Readonly<Record<string, unknown>>): BounceReading {
  const { type, subType, diagnosticCode } = bounce;
  const detail = [type, subType]
    .filter((value): value is string => typeof value === 'string')
    .join(' ')
    .slice(0, 100);
  if (type === 'Permanent') return { blame: 'address', detail };
  const diagnostics = Array.isArray(diagnosticCode) ? diagnosticCode : [diagnosticCode];
  const isAboutTheMail =
    ABOUT_THE_MAIL.includes(subType) || diagnostics.some((one) => refusesTheMail(one));
  return { blame: isAboutTheMail ? 'mail' : 'moment', detail };
}

function refusesTheMail(diagnostic: unknown): boolean {
  if (typeof diagnostic !== 'string') return false;
  const [, subject, detail] = STATUS_CODE.exec(diagnostic) ?? [];
  return (
    subject === '6' ||
    subject === '7' ||
    (subject === '2' && detail === '3') ||
    (subject === '3' && detail === '4')
  );
}
