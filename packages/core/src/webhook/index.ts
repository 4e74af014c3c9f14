export { WEBHOOK_EVENTS, WEBHOOK_TEST, eventsNamed, type WebhookEventType } from './event-type.ts';
export {
  DISABLE_DAYS,
  RETRY_SECONDS,
  isDeadSince,
  judgeTry,
  type WebhookAnswer,
  type WebhookVerdict,
} from './judge-try.ts';
export { readTargetUrl, type ReadTargetUrl } from './target-url.ts';
export { makeWebhookSecret, type SecretOrigin } from './webhook-secret.ts';
