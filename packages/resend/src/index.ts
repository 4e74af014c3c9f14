export { createBulkSender, type BulkSender } from './bulk-sender.ts';
export { createDomains, type Domains, type ResendDomain } from './domains.ts';
export type { RawMail } from './download-raw.ts';
export { createInbox, type Inbox, type ReceivedMail } from './inbox.ts';
export { createMailer, type ListOptions, type Mail, type Mailer, type Usage } from './mailer.ts';
export type { Refusal, Reply } from './reply.ts';
export type { SentMail } from './sent-mail.ts';
export { verifyWebhook } from './verify-webhook.ts';
export type { WireResult } from '@galley/core/delivery';
