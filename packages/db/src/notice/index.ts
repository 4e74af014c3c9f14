export * from './editor-notices.ts';
export * from './notice-insert.ts';
export * from './notice-queue.ts';
export * from './notice-share.ts';
export * from './person-notice.ts';
