import { printInstant } from '../print-instant.ts';
import type { ReceivedContent, ReceivedFile } from './read-received.ts';
import type { ReceivedRow } from './receive-mail.ts';

/** A file of a received mail, as every answer shows it. */
export const showFile = ({ id, filename, contentType, contentId, disposition }: ReceivedFile) => ({
  id,
  filename,
  content_type: contentType,
  content_disposition: disposition,
  content_id: contentId,
});

/** What the list, the mail and its event have in common. */
export const summary = (mail: ReceivedRow, content: ReceivedContent) => ({
  id: mail.id,
  message_id: content.messageId,
  created_at: printInstant(mail.createdAt),
  from: content.from,
  to: content.to,
  cc: content.cc,
  bcc: content.bcc,
  reply_to: content.replyTo,
  received_for: mail.receivedFor,
  subject: content.subject,
  attachments: content.files.map((file) => ({ ...showFile(file), size: file.content.length })),
});
