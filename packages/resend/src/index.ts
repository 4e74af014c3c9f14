export {
  createBulkSender,
  type BatchPost,
  type BulkSender,
  type BulkSenderOptions,
} from './bulk-sender.ts';
export {
  createMailer,
  type ListOptions,
  type Mail,
  type Mailer,
  type MailerOptions,
  type SendOptions,
  type SentMailPage,
  type Usage,
} from './mailer.ts';
export type { Refusal, Reply } from './reply.ts';
export type { SentMail } from './sent-mail.ts';
export {
  verifyWebhook,
  type VerifiedWebhook,
  type WebhookDelivery,
  type WebhookEvent,
  type WebhookRefusal,
} from './verify-webhook.ts';
export type { WireResult } from '@galley/core/delivery';
