export * from './delivery-news.ts';
export * from './event-partitions.ts';
export * from './feedback-event-insert.ts';
export * from './feedback-event-queue.ts';
export * from './feedback-sweep.ts';
export * from './transient-bounce-rows.ts';
