export { addWebhook, type AddWebhook } from './add-webhook.ts';
export { disableWebhook, type DisableWebhook } from './disable-webhook.ts';
export { dropWebhookEvents } from './drop-webhook-events.ts';
export { enableWebhook, type EnableWebhook } from './enable-webhook.ts';
export type { NewWebhook } from './read-new-webhook.ts';
export { removeWebhook, type RemoveWebhook } from './remove-webhook.ts';
export { replayWebhook, type ReplayWebhook, type WhichPosts } from './replay-webhook.ts';
export { rotateWebhook, type RotateWebhook } from './rotate-webhook.ts';
export {
  listWebhooks,
  showWebhook,
  showWebhookPost,
  type ShowPost,
  type ShowWebhook,
} from './see-webhooks.ts';
export { testWebhook, type TestWebhook } from './test-webhook.ts';
export type { WebhookDeps } from './webhook-deps.ts';
