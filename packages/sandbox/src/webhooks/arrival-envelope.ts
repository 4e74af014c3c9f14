import { printInstant } from '../print-instant.ts';
import { summary } from '../store/describe-received.ts';
import type { ReceivedContent } from '../store/read-received.ts';
import type { ReceivedRow } from '../store/receive-mail.ts';

/** The body of the webhook `email.received`, as Resend documents it: neither body nor headers. */
export function arrivalEnvelope(mail: ReceivedRow, content: ReceivedContent): string {
  const { id, reply_to: _replyTo, attachments, ...rest } = summary(mail, content);
  return JSON.stringify({
    type: 'email.received',
    created_at: printInstant(mail.createdAt),
    data: {
      email_id: id,
      ...rest,
      attachments: attachments.map(({ size: _size, ...file }) => file),
    },
  });
}
