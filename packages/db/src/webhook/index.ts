export type { DisabledReason } from './webhook-target-table.ts';
export { dropUnheardNews, moveReaderNews } from './move-reader-news.ts';
export * from './webhook-post-rows.ts';
export * from './webhook-queue.ts';
export * from './webhook-target-rows.ts';
export type { WebhookTry } from './webhook-post-table.ts';
export type { WebhookFacts } from './webhook-event-table.ts';
